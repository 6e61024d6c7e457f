import { expect, test } from "vitest";
import { meterbook } from "../meterbook.js";
import { allListed, program, signalCatalog, signalWorkspace } from "./signal-workspace.js";
import { packageFiles, write } from "./workspace.js";

/** What is reported of events and spans that are listed under `imports:`, and whether the help helps. */

type Found = {
  readonly code: string;
  readonly file: string;
  readonly message: string;
  readonly help: string;
  readonly start: { readonly line: number; readonly column: number };
  readonly related: readonly { readonly file: string; readonly message: string }[];
};

async function errorsOf(catalog: string, shared = signalCatalog, files = {}): Promise<readonly Found[]> {
  const folder = signalWorkspace(catalog, shared);
  write(folder, files);
  const { out } = await meterbook(folder, ["lint", "--format", "json"]);
  const { diagnostics } = JSON.parse(out);
  return diagnostics.filter(({ severity }: { severity: string }) => severity === "error");
}

const metrics = "    metrics: { http.server.*: }\n";
const events = "    events: { http.request.seen: }\n";

test.each([
  ["spans: { http: }", "unknown-imported-span", 'no span "http"', 'write "http.*" for all that is below it'],
  [
    "events: { http.request.sen: }",
    "unknown-imported-event",
    'no event "http.request.sen"',
    'mean "http.request.seen"?',
  ],
  [
    "events: { request.seen: }",
    "unknown-imported-event",
    'no event "request.seen"',
    'mean "http.request.seen"? imported',
  ],
  ["events: { http.requests.*: }", "unknown-imported-event", 'no event below "http.requests"', "did you mean"],
  [
    "events: { http.request: }",
    "unknown-imported-event",
    'no event "http.request"',
    'it is a span: list it under "spans:"',
  ],
  ["spans: { http.reqest: }", "unknown-imported-span", 'no span "http.reqest"', 'did you mean "http.request"?'],
  [
    "spans: { http.server.*: }",
    "unknown-imported-span",
    'below "http.server"',
    'it has metrics there: list it under "metrics:"',
  ],
  [
    "metrics: { http.request.seen: }",
    "unknown-imported-metric",
    "no metric",
    'it is an event: list it under "events:"',
  ],
])("what the import does not have: %s", async (listed, code, message, help) => {
  const [error, ...others] = await errorsOf(program(`    ${listed}\n`));
  expect(others).toEqual([]);
  expect(error).toMatchObject({ code, file: "catalog.yaml", start: { line: 7 } });
  expect(error?.message).toContain("@acme/http 1.2.0 has");
  expect(error?.message).toContain(message);
  expect(error?.help).toContain(help);
});

test.each([
  [
    "events: [http.request.seen, http.request.old]",
    'imports" must be a map',
    "events: { http.request.seen: , http.request.old: }",
  ],
  ["events: http.request.seen", 'imports" must be a map', "events: { http.request.seen: }"],
  [
    "events: { http.request.seen: yes }",
    'imported event "http.request.seen" must be a map',
    "write nothing behind the colon",
  ],
  [
    "spans: { http.request: { kind: client } }",
    '"kind" in imported span "http.request"',
    "allowed: description, attributes",
  ],
  [
    "spans: { http.request: { attributes: { end: { max_values: 5 } } } }",
    'in attribute "end" of imported span',
    "allowed: values",
  ],
])("what is written in another way is explained: %s", async (listed, message, help) => {
  const [error, ...others] = await errorsOf(program(`    ${listed}\n`));
  expect(others).toEqual([]);
  expect(error?.start.line).toBe(7);
  expect(error?.message).toContain(message);
  expect(error?.help).toContain(help);
});

test("an import without events says so", async () => {
  const [error] = await errorsOf(
    program('    events: { "*": }\n'),
    signalCatalog.slice(0, signalCatalog.indexOf("events:")),
  );
  expect([error?.message, error?.help]).toEqual(["@acme/http 1.2.0 has no events", "remove it; it has no events"]);
});

test("what an event or a span refers to is listed, too: the help is what to write", async () => {
  const spans = "    spans: { http.request: }\n";
  const found = await errorsOf(program(events + spans));
  expect(found.map(({ code, message, help, start }) => ({ code, message, help, line: start.line }))).toEqual([
    {
      code: "unknown-imported-metric",
      line: 7,
      message:
        'imported event "http.request.seen" records metrics "http.server.active", "http.server.request.duration", which are not listed',
      help: "list them in the same import: `metrics: { http.server.active: , http.server.request.duration: }`",
    },
    {
      code: "unknown-imported-metric",
      line: 8,
      message: 'imported span "http.request" records metric "http.server.request.duration", which is not listed',
      help: "list it in the same import: `metrics: { http.server.request.duration: }`",
    },
  ]);
  expect(found[0]?.related).toMatchObject([{ message: "it is defined here" }]);
  const [attached, ...others] = await errorsOf(program(metrics + spans));
  expect(others).toEqual([]);
  expect(attached?.code).toBe("unknown-imported-event");
  expect(attached?.message).toBe(
    'imported span "http.request" attaches event "http.request.seen", which is not listed',
  );
  expect(await errorsOf(program(`    ${attached?.help.split("`")[1]}\n${metrics}${spans}`))).toEqual([]);
});

test("a namespace that lacks metrics is one finding", async () => {
  const shared = signalCatalog.replace(
    "request.old: {",
    "request.old: { records: { server.active: { value: { constant: 1 }, http.request.method: { constant: GET } } },",
  );
  const found = await errorsOf(program('    events: { "*": }\n'), shared);
  expect(found.map(({ message }) => message)).toEqual([
    '"http.request.seen" and 1 more events record metrics "http.server.active", "http.server.request.duration", which are not listed',
  ]);
});

test.each([
  [
    "{ attributes: { http.request.method: [PUT] } }",
    '"PUT" is no value that "http.request.method" of imported event',
    "allowed: GET, POST",
  ],
  ["{ attributes: { agent: { max_length: 50 } } }", "is above its limit, 40", "write at most 40"],
  ["{ attributes: { agent: { sensitivity: public } } }", 'less careful than "personal"', '"personal"'],
  [
    "{ attributes: { agnt: { max_length: 5 } } }",
    'imported event "http.request.seen" has no attribute "agnt"',
    'mean "agent"?',
  ],
])("what is written beside an event may not contradict it: %s", async (beside, message, help) => {
  const [error, ...others] = await errorsOf(program(metrics + events.replace("seen: }", `seen: ${beside} }`)));
  expect(others).toEqual([]);
  expect(error).toMatchObject({ code: "import-contradiction", file: "catalog.yaml", start: { line: 8 } });
  expect(error?.message).toContain(message);
  expect(error?.help).toContain(help);
  expect(error?.related[0]?.message).toBe("@acme/http 1.2.0 defines it here");
});

test.each([
  "severity: info",
  "status: removed",
  "records: { a: }",
  "cardinality: 5",
  "attributes: { agent: { max_values: 5 } }",
])("what is no choice of the importing program is no key: %s", async (key) => {
  const [error] = await errorsOf(program(metrics + events.replace("seen: }", `seen: { ${key} } }`)));
  expect(error).toMatchObject({ code: "unknown-key", start: { line: 8 } });
});

test("two sources of one event, or of one span, are reported with both places", async () => {
  const other = `  - from: "@acme/old"\n${allListed}`;
  const files = Object.fromEntries(
    Object.entries(packageFiles("@acme/old", "1.0.0", { "catalog.yaml": signalCatalog })).map(([path, text]) => {
      return [`node_modules/@acme/old/${path}`, text];
    }),
  );
  const found = await errorsOf(program(allListed + other, ""), signalCatalog, files);
  const clashes = found.filter(({ code }) => code === "import-clash").map(({ message }) => message);
  expect(clashes).toContain('"http.request.seen" comes from @acme/http 1.2.0 and from @acme/old 1.0.0');
  expect(clashes).toContain('"http.request" comes from @acme/http 1.2.0 and from @acme/old 1.0.0');
  expect(found.every(({ code }) => code === "import-clash")).toBe(true);
});

test("an event of this catalog that is exported, or called in code, as an imported one is reported", async () => {
  const same = `${program().replace("prefix: shop.", "prefix: http.")}events: { request.seen: { recorder: mine } }\n`;
  const [exported] = await errorsOf(same);
  expect(exported).toMatchObject({ code: "name-collision", start: { line: 8 } });
  expect(exported?.message).toContain('both are exported as "http.request.seen"');
  const alike = `${program()}events: { http_request.seen: }\n`.replace("seen: }", "seen: {} }");
  const [inCode] = await errorsOf(alike.replace("events: { http_request.seen: {} }\ng", "g"));
  expect(inCode?.message).toContain("collides with");
  const help = inCode?.help ?? "";
  expect(help).toBe('give one another identifier, with "recorder:"');
  expect(
    await errorsOf(
      `${program().replace("{ http.request.seen: }", "{ http.request.seen: { recorder: theirs } }")}events: { http_request.seen: {} }\n`,
    ),
  ).toEqual([]);
});

test("a common attribute that an imported event has otherwise is reported with both places", async () => {
  const [error] = await errorsOf(program(allListed, "context: { took_ms: double }\n"));
  expect(error).toMatchObject({ code: "context-attribute", start: { line: 8 } });
  expect(error?.message).toContain('imported event "http.request.seen"');
});

test("a mapping that no longer fits what this program narrows is reported where the event is listed", async () => {
  const narrow =
    "    metrics: { http.server.*: , http.server.request.duration: { attributes: { route: { values: [all] } } } }\n";
  const found = await errorsOf(program(narrow + events));
  expect(found.map(({ code, start }) => [code, start.line])).toEqual([["record-mismatch", 8]]);
  expect(found[0]?.message).toContain('"error"');
  expect(found[0]?.message).toContain('in "records" of imported event "http.request.seen"');
  expect(found[0]?.related[0]?.message).toBe("@acme/http 1.2.0 defines it here");
});

test("one attribute that leaves otherwise than in this catalog is reported where the event is listed", async () => {
  const own = "events: { asked: { attributes: { agent: { type: string, sensitivity: personal } } } }\n";
  const [error] = await errorsOf(`${program()}${own}`);
  expect(error).toMatchObject({ code: "redact-mismatch", start: { line: 8 } });
  expect(error?.help).toContain("write the same at yours");
  const right = own.replace("personal }", "personal, redact: hash }");
  expect(await errorsOf(`${program()}${right}`)).toEqual([]);
});
