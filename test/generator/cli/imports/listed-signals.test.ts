import { execFileSync } from "node:child_process";
import { readFileSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { root } from "../../../generated/compilers.js";
import { meterbook } from "../meterbook.js";
import { acme, allListed, program, signalCatalog, signalWorkspace } from "./signal-workspace.js";
import { write } from "./workspace.js";

/** Events and spans of another catalog, which a catalog lists as it lists metrics. */

const textIn = (folder: string, path: string) => readFileSync(join(folder, "generated", path), "utf8");

async function generated(catalog = program(), shared = signalCatalog): Promise<string> {
  const folder = signalWorkspace(catalog, shared);
  expect(await meterbook(folder, ["generate"])).toMatchObject({ code: 0, err: "" });
  return folder;
}

const recording = `import { recordInMemory } from "@meterbook/runtime/testing";
import { createRecorders } from "./generated/recorders.js";
const record = createRecorders({ region: "eu" });
const memory = recordInMemory(record);
const events = [];
record.bind({ logger: { emit: ({ eventName, severityNumber, attributes }) => events.push([eventName, severityNumber, attributes]) } });
record.span.httpRequest({ "http.request.method": "GET" }, (span) => {
  record.emit.httpRequestSeen({ "http.request.method": "POST", took_ms: 500, failed: true });
  span.set({ end: "ok" });
});
console.log(JSON.stringify([events, memory.sum(record.httpServerActive), memory.sum(record.httpServerRequestDuration, { route: "error" })]));
`;

describe("what is generated", () => {
  test("records an imported event and its metrics by their exported names, with the common attributes here", async () => {
    const folder = await generated();
    write(folder, { "program.js": recording });
    for (const name of ["@meterbook", "@opentelemetry"]) {
      symlinkSync(join(root, "node_modules", name), join(folder, "node_modules", name));
    }
    const out = execFileSync(process.execPath, ["program.js"], { cwd: folder, encoding: "utf8" });
    const attributes = { region: "eu", "http.request.method": "POST", took_ms: 500, failed: true };
    expect(JSON.parse(out)).toEqual([[["http.request.seen", 13, attributes]], 1, 0.5]);
  });

  test("is exactly what is listed", async () => {
    const recorders = textIn(await generated(), "recorders.js");
    expect(recorders.match(/name: "[^"]+"/g)).toEqual([
      'name: "http.server.request.duration"',
      'name: "http.server.active"',
      'name: "http.request.seen"',
      'name: "http.request"',
      'name: "shop"',
    ]);
    expect(recorders).toContain('events: ["http.request.seen"]');
    expect(recorders).toContain('atEnd: ["end"]');
  });

  test("says where an event and a span come from, in the tables, the reference and catalog.json", async () => {
    const folder = await generated();
    expect(textIn(folder, "telemetry.md")).toMatch(/`http\.request\.seen` .*From `@acme\/http`\. +\|\n/);
    expect(textIn(folder, "telemetry.md")).toMatch(/`http\.request` .*From `@acme\/http`\. +\|\n/);
    expect(textIn(folder, "telemetry.md")).not.toContain("The names of events begin with");
    expect(
      textIn(folder, "metrics.md").match(/- \*\*From:\*\* `@acme\/http` 1\.2\.0, `catalog\.yaml`\n/g),
    ).toHaveLength(4);
    expect(textIn(folder, "metrics.md")).toContain("- **Attached to:** `http.request`\n");
    expect(textIn(folder, "metrics.md")).toContain(
      "- **Also recorded by:** event `http.request.seen`, span `http.request`\n",
    );
    const { imports, events, spans } = JSON.parse(textIn(folder, "catalog.json"));
    expect(imports).toMatchObject([{ events: ["http.request.seen"], spans: ["http.request"] }]);
    const imported = { package: acme, version: "1.2.0", file: "catalog.yaml" };
    expect(events).toMatchObject([{ key: "http.request.seen", severity: "warn", stability: "beta", imported }]);
    expect(spans).toMatchObject([{ key: "http.request", kind: "server", imported }]);
  });

  test("is what is written beside a namespace, and on top of it what is written beside a name", async () => {
    const events =
      '{ "*": { owner: shop, note: Here. }, http.request.seen: { note: There., recorder: seen, attributes: { http.request.method: [GET], agent: { max_length: 10, required: true } } } }';
    const folder = await generated(program(allListed.replace("{ http.request.seen: }", events)));
    const catalog = JSON.parse(textIn(folder, "catalog.json"));
    expect(catalog.events).toMatchObject([
      { name: "http.request.seen", owner: ["shop"], note: "There.", names: { recorder: "seen" } },
      { name: "http.request.old", owner: ["shop"], note: "Here.", deprecated: { renamed_to: "http.request.seen" } },
    ]);
    const agent = catalog.events[0].attributes.find(({ key }: { key: string }) => key === "agent");
    expect(agent).toMatchObject({ max_length: 10, redact: "hash", sensitivity: "personal" });
    expect(agent.required).toBeUndefined();
    expect(textIn(folder, "recorders.d.ts")).toContain('readonly "http.request.method": "GET";');
  });

  test("has the attribute once that is a common one here, and the metrics of an event without it", async () => {
    const folder = await generated(program(allListed, "context: { http.request.method: }\n"));
    const { events, spans, metrics } = JSON.parse(textIn(folder, "catalog.json"));
    const keys = [...metrics, ...events, ...spans].flatMap(({ attributes = [] }) => attributes);
    expect(JSON.stringify(keys)).not.toContain("http.request.method");
    expect(events[0].records[1].attributes).toMatchObject([{ key: "route", from: "failed" }]);
  });
});

test("an own span attaches an imported event, and an own event records an imported metric", async () => {
  const own = `metrics: { orders: { instrument: counter } }
events: { order.placed: { records: { orders: , http.server.active: { value: { constant: 1 }, http.request.method: { constant: GET } } } } }
spans: { checkout: { events: [http.request.seen, order.placed] } }
`;
  const folder = await generated(program() + own);
  const recorders = textIn(folder, "recorders.js");
  expect(recorders).toContain('events: ["http.request.seen", "shop.order.placed"]');
  expect(textIn(folder, "metrics.md")).toContain("- **Attached to:** `shop.checkout`, `http.request`\n");
  expect(textIn(folder, "telemetry.md")).toContain(
    "The names of events begin with `shop.`, which the table leaves out; imported names stand in full.",
  );
});

test("a catalog that is imported passes on what it imports itself, with its first source", async () => {
  const middle = `catalog: 1\nname: middle\nimports:\n  - from: "${acme}"\n${allListed}`;
  const folder = signalWorkspace(program().replace(`"${acme}"`, "./middle.yaml"));
  write(folder, { "middle.yaml": middle });
  expect(await meterbook(folder, ["generate"])).toMatchObject({ code: 0, err: "" });
  const { events, spans } = JSON.parse(textIn(folder, "catalog.json"));
  expect([events[0].imported.package, spans[0].imported.package]).toEqual([acme, acme]);
  expect(spans[0].events).toEqual(["http.request.seen"]);
  expect(events[0].records.map(({ metric }: { metric: string }) => metric)).toHaveLength(2);
});

test("metrics and events of one source may be listed in two imports", async () => {
  const middle = `catalog: 1\nname: middle\nimports:\n  - from: "${acme}"\n${allListed}`;
  const two = `    metrics: { http.server.*: }\n  - from: ./middle.yaml\n    events: { "*": }\n    spans: { "*": }\n`;
  const folder = signalWorkspace(program(two));
  write(folder, { "middle.yaml": middle });
  expect(await meterbook(folder, ["generate"])).toMatchObject({ code: 0, err: "" });
  const { events } = JSON.parse(textIn(folder, "catalog.json"));
  expect(events[0].records).toHaveLength(2);
});

test("lint finds nothing in what is imported, and nothing unused in it", async () => {
  const shared = signalCatalog.replaceAll("    description: A request came in.\n", "").replace("max_length: 40, ", "");
  const { out, code } = await meterbook(signalWorkspace(program(), shared), ["lint", "--format", "json"]);
  expect(JSON.parse(out).diagnostics).toEqual([]);
  expect(code).toBe(0);
});

test.each([
  ["rename", "http.request.seen", "http.request.found"],
  ["deprecate", "http.request.seen"],
  ["remove", "http.request"],
  ["promote", "http.request"],
])("%s changes nothing that is imported", async (...words) => {
  const { code, err } = await meterbook(signalWorkspace(), words);
  expect(code).toBe(2);
  expect(err).toContain("is imported from @acme/http 1.2.0, and is not changed here");
  expect(err).toContain('or write beside it under "imports:"');
});
