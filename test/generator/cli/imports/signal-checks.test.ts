import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { temporaryFolder } from "../../temporary-folder.js";
import { meterbook } from "../meterbook.js";
import { program, signalWorkspace } from "./signal-workspace.js";
import { write } from "./workspace.js";

/** Commands that look at what a program emits and calls know the events and spans that its catalog lists of others. */

type Attributes = Readonly<Record<string, object>>;

function attributesOf(given: Attributes) {
  return Object.entries(given).map(([key, value]) => ({ key, value }));
}

const method = { "http.request.method": { stringValue: "GET" } };
const seen = { region: { stringValue: "eu" }, ...method, took_ms: { doubleValue: 5 }, failed: { boolValue: true } };

function logOf(eventName: string, attributes: Attributes) {
  const record = { eventName, severityNumber: 13, attributes: attributesOf(attributes) };
  return { resourceLogs: [{ scopeLogs: [{ scope: { name: "shop" }, logRecords: [record] }] }] };
}

function spanOf(attributes: Attributes, kind = 2) {
  const span = {
    name: "http.request",
    kind,
    attributes: attributesOf({ region: { stringValue: "eu" }, ...attributes }),
  };
  return { resourceSpans: [{ scopeSpans: [{ scope: { name: "shop" }, spans: [span] }] }] };
}

async function checked(...requests: readonly object[]) {
  const folder = signalWorkspace();
  write(folder, { "all.jsonl": requests.map((request) => `${JSON.stringify(request)}\n`).join("") });
  const { code, out, err } = await meterbook(folder, ["live-check", "all.jsonl"]);
  return { code, text: out + err };
}

test("live-check finds nothing in an imported event and span that are as their catalog says, and counts them", async () => {
  const { code, text } = await checked(
    logOf("http.request.seen", seen),
    spanOf({ ...method, end: { stringValue: "ok" } }),
  );
  expect(text).toContain("no findings");
  expect(text).toContain("events 1 of 1 (100 %), spans 1 of 1 (100 %)");
  expect(code).toBe(0);
});

test.each([
  [logOf("http.request.seen", { ...seen, took_ms: { stringValue: "x" } }), "live/wrong-attribute-type"],
  [logOf("http.request.seen", { ...seen, "http.request.method": { stringValue: "PUT" } }), "live/unknown-value"],
  [logOf("http.request.seen", { ...seen, agent: { stringValue: "me" } }), "live/sensitive-content"],
  [spanOf(method), "live/missing-attribute"],
  [spanOf({ ...method, end: { stringValue: "ok" } }, 3), "live/wrong-span-kind"],
])("live-check holds what is emitted against the imported definition", async (request, code) => {
  const { text } = await checked(request);
  expect(text).toContain(code);
  expect(text).toContain("catalog.yaml:");
});

test("usage counts calls of imported events and spans, and names those that nothing calls", async () => {
  const folder = signalWorkspace(program().replace("language: javascript", "language: typescript"));
  expect(await meterbook(folder, ["generate"])).toMatchObject({ code: 0 });
  write(folder, {
    "tsconfig.json": '{ "include": ["src", "generated"] }',
    "src/main.ts": `import { createRecorders } from "../generated/recorders.js";
const record = createRecorders({ region: "eu" });
record.emit.httpRequestSeen({ "http.request.method": "GET", took_ms: 1, failed: false });
`,
  });
  const { out } = await meterbook(folder, ["usage", "--format", "json"]);
  const { signals } = JSON.parse(out);
  expect(signals).toMatchObject([
    { key: "http.request.seen", kind: "event", uses: [{ file: "src/main.ts", line: 3 }] },
    { key: "http.request", kind: "span", uses: [] },
  ]);
});

test("the dictionary has a page for each, with the source", async () => {
  const folder = signalWorkspace();
  expect(await meterbook(folder, ["dictionary", "--out", "site"])).toMatchObject({ code: 0 });
  const page = readFileSync(join(folder, "site/dictionary.html"), "utf8");
  expect(page.match(/"imported":"@acme\/http 1\.2\.0"/g)).toHaveLength(4);
});

test("events and spans of a registry are imported by a catalog beside it", async () => {
  const registry = `groups:
  - id: shop
    type: attribute_group
    brief: A.
    attributes: [{ id: shop.channel, type: { members: [{ id: web, value: web, stability: stable }, { id: app, value: app, stability: stable }] }, brief: Where., stability: stable }]
  - { id: event.shop.paid, type: event, name: shop.paid, brief: Paid., stability: stable, attributes: [{ ref: shop.channel, requirement_level: required }] }
  - { id: span.shop.checkout.internal, type: span, span_kind: internal, brief: Checks out., stability: stable, attributes: [{ ref: shop.channel, requirement_level: required }] }
`;
  const folder = temporaryFolder({ "registry.yaml": registry });
  expect((await meterbook(folder, ["import", "otel", "registry.yaml", "--catalog", "shared.yaml"])).code).toBe(0);
  const imports = `imports:\n  - from: ./shared.yaml\n    events: { "*": }\n    spans: { shop.*: }\n`;
  write(folder, { "catalog.yaml": `catalog: 1\nname: mine\nprefix: mine.\n${imports}` });
  expect(await meterbook(folder, ["generate"])).toMatchObject({ code: 0, err: "" });
  const text = readFileSync(join(folder, "generated/recorders.ts"), "utf8");
  expect(text).toContain("shopPaid(attributes: ShopPaidEvent");
  expect(text).toContain('export type ShopChannel = "web" | "app" |');
  expect(readFileSync(join(folder, "generated/telemetry.md"), "utf8")).not.toContain(
    "which the table leaves out; imported",
  );
});
