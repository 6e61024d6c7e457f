import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { lintSource } from "../../../generator/lint/lint-source.js";

const head = "catalog: 1\nname: shop\n";

async function reported(text: string): Promise<readonly string[]> {
  const source = { name: "catalog.yaml", text: head + text };
  const { faults, findings } = await lintSource(source, { today: "2026-11-22", release: null, warnDays: 14 });
  return [...faults, ...findings.map(({ diagnostic }) => diagnostic)].map(({ code, message }) => `${code}: ${message}`);
}

function metric(name: string, more: string): string {
  return `metrics:\n  ${name}: { instrument: counter, ${more} }\n`;
}

test.each([
  [
    "a former name that is deprecated already",
    metric(
      "system.cpu.time",
      "unit: s, description: x., attributes: { system.cpu.state: { values: [idle, busy], deprecated: { reason: as cpu.mode } } }",
    ),
  ],
  [
    "a former metric that is deprecated in favour of its new name",
    "metrics:\n  rpc.client.duration: { instrument: histogram, description: x., buckets: [10], unit: ms, deprecated: { renamed_to: rpc.client.call.duration } }\n  rpc.client.call.duration: { instrument: histogram, unit: s, buckets: [0.1], description: x., attributes: { rpc.system.name: [grpc, dubbo] } }\n",
  ],
  [
    "a conventional plural of an up-down counter",
    'metrics:\n  http.server.active_requests: { instrument: up_down_counter, unit: "{request}", description: In flight., attributes: { http.request.method: [GET, PUT], url.scheme: [http, https] } }\n',
  ],
  ["a short description that says what is counted", metric("db.connections", "description: DB connections in use")],
  [
    "a number of tokens",
    `${metric("turns", "description: x.")}events: { turn.end: { description: x., attributes: { input_tokens: int, cookies: int } } }\n`,
  ],
  ["DB connections", metric("db.client.connections", "description: DB connections")],
  ["Total HTTP requests", metric("http_requests", "description: Total HTTP requests")],
  [
    "a conventional attribute of OpenTelemetry's namespace",
    metric(
      "spans",
      "description: x., attributes: { otel.component.name: { type: string, max_values: 9 }, otel.component.type: { type: string, max_values: 9 }, otel.span.sampling_result: [DROP, RECORD_ONLY] }",
    ),
  ],
])("%s is no finding", async (_, text) => {
  expect(await reported(text)).toEqual([]);
});

test("an unbounded shared attribute is one finding, with the number of metrics", async () => {
  const uses = ["route:", "route: { required: false }", "route: { ref: route, description: Other. }"];
  const metrics = uses.map(
    (use, index) => `  a${index}: { instrument: counter, description: x., attributes: { ${use} } }\n`,
  );
  expect(await reported(`attributes: { route: string }\nmetrics:\n${metrics.join("")}`)).toEqual([
    'unbounded-attribute: the attribute "route" of 3 metrics can be any string, and has no "max_values"',
  ]);
});

test("a use that takes the bound away is a finding of its own", async () => {
  const text = `attributes: { route: { values: [a, b] } }\n${metric("x", "description: y., attributes: { route: { ref: route, open: true } }")}`;
  expect(await reported(text)).toEqual(['unbounded-attribute: the attribute "route" is open, and has no "max_values"']);
});

test("a name of OpenTelemetry's namespace that no convention has is a warning, and what SDKs write an error", async () => {
  const at = (key: string) => metric("x", `description: y., attributes: { ${key}: boolean }`);
  expect((await reported(at("otel.mine")))[0]).toMatch(/^otel-namespace: /);
  for (const key of ["otel.scope.name", "otel.scope.mine", "otel_scope_version", "otel.metric.overflow"]) {
    expect((await reported(at(key)))[0]).toMatch(/^reserved-name: /);
  }
});

test("a suggested name is a valid one, or none", async () => {
  const [finding] = await reported(metric("Total", "description: x."));
  expect(finding).toContain("has capital letters");
});

test("a level of the catalog raises a warning for lint, and switches it off", async () => {
  const text = (level: string) =>
    `lint: { rules: { unused-attribute: ${level} } }\nattributes: { a: string }\nmetrics: {}\n`;
  const source = { name: "catalog.yaml", text: head + text("error") };
  const { faults } = await lintSource(source, { today: "2026-11-22", release: null, warnDays: 14 });
  expect(faults).toMatchObject([{ code: "unused-attribute", severity: "error" }]);
  expect(await reported(text('"off"'))).toEqual([]);
});

test.each([
  ["token: string", "token"],
  ["tokens: string", "token"],
  ['tokens: "int[]"', "token"],
  ["user_id: int", "user id"],
])("%s is private still", async (attribute, word) => {
  const text = `metrics: {}\nevents: { turn.end: { description: x., attributes: { ${attribute} } } }\n`;
  expect(await reported(text)).toEqual([expect.stringContaining(`sensitive-attribute: "${word}" in the attribute`)]);
});

test("the example of Codex has no findings", async () => {
  const path = "test/examples/codex/catalog.yaml";
  const source = { name: path, text: readFileSync(path, "utf8") };
  const { faults, findings } = await lintSource(source, { today: "2026-11-22", release: null, warnDays: 14 });
  expect([...faults, ...findings]).toEqual([]);
});
