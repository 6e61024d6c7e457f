import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { exportedName } from "../../../../generator/exported/exported-name.js";
import { javascriptRoute, otlpRoute } from "../../../../generator/exported/route.js";
import { readPrometheus } from "../../../../generator/import/prometheus/read-prometheus.js";

function read(...scrapes: readonly (readonly string[])[]) {
  const sources = scrapes.map((lines, index) => ({
    source: { name: `${index}.txt`, text: `${lines.join("\n")}\n` },
    format: null,
  }));
  return readPrometheus(sources, [otlpRoute()]);
}

const codes = (...scrapes: readonly (readonly string[])[]) => read(...scrapes).losses.map(({ code }) => code);

test("types become instruments, help a description, bounds buckets", () => {
  const { metrics, losses } = read([
    "# HELP wait_seconds Until it is paid.",
    "# TYPE wait_seconds histogram",
    'wait_seconds_bucket{kind="card",le="10"} 2',
    'wait_seconds_bucket{kind="card",le="0.5"} 1',
    'wait_seconds_bucket{kind="card",le="+Inf"} 2',
    'wait_seconds_sum{kind="card"} 3',
    'wait_seconds_count{kind="card"} 2',
    "# TYPE orders_total counter",
    "orders_total 1",
    "# TYPE orders_created gauge",
    "orders_created 1.7e9",
    "# TYPE load_ratio gauge",
    "load_ratio 0.5",
  ]);
  expect(losses).toEqual([]);
  expect(metrics.map(({ name, instrument, unit, buckets }) => [name, instrument, unit, buckets])).toEqual([
    ["wait", "histogram", "s", [0.5, 10]],
    ["orders", "counter", undefined, undefined],
    ["load", "gauge", "1", undefined],
  ]);
  expect(metrics[0]?.description).toBe("Until it is paid.");
  expect(metrics[0]?.attributes?.map(({ key }) => key)).toEqual(["kind"]);
});

test("types that OpenTelemetry has not are findings", () => {
  expect(codes(["# TYPE a summary", "a_sum 1"])).toEqual(["import/unsupported-instrument"]);
  expect(codes(["# TYPE a gaugehistogram", "a_gsum 1", "# EOF"])).toEqual(["import/unsupported-instrument"]);
  expect(codes(["# TYPE a info", 'a_info{v="1"} 1', "# EOF"])).toEqual(["import/unsupported-instrument"]);
  expect(codes(["# TYPE a stateset", 'a{a="on"} 1', "# EOF"])).toEqual(["import/unsupported-instrument"]);
  expect(codes(["# TYPE target_info gauge", "target_info 1"])).toEqual(["import/unsupported-instrument"]);
  expect(codes(["# TYPE a_total gauge", "a_total 1"])).toEqual(["import/guessed"]);
  expect(codes(["a_total 1"])).toEqual(["import/guessed"]);
  expect(codes(["# TYPE a counter", "a 1"])).toEqual(["import/other-name"]);
  expect(codes(["a 1 x"])).toEqual(["import/unreadable"]);
});

test("what is left out has a help that is about it", () => {
  const help = (lines: readonly string[]) => read(lines).losses[0]?.help;
  expect(help(["# TYPE target_info gauge", "target_info 1"])).toContain("the SDK sends the attributes of its resource");
  expect(help(["# TYPE a gaugehistogram", "a_gsum 1", "# EOF"])).toContain("in a gauge");
});

test("few values are the known ones of an open set, others have a limit", () => {
  const labels = (lines: readonly string[]) => read(["# TYPE a gauge", ...lines]).metrics[0]?.attributes;
  expect(labels(['a{k="x"} 1', 'a{k="y",l="1"} 1'])).toEqual([
    { key: "k", type: "string", requirement: "required", values: [{ value: "x" }, { value: "y" }], open: true },
    { key: "l", type: "string", requirement: "recommended", values: [{ value: "1" }], open: true },
  ]);
  const many = Array.from({ length: 20 }, (_, index) => `a{k="v${index}"} 1`);
  expect(labels(many)).toEqual([{ key: "k", type: "string", requirement: "required", maxValues: 50 }]);
});

test.each([
  ["k", "550e8400-e29b-41d4-a716-446655440000", "import/unbounded-label"],
  ["path", "/orders/12345", "import/unbounded-label"],
  ["k", "1795867917", "import/unbounded-label"],
  ["email", "x", "import/private-label"],
  ["client_ip", "x", "import/private-label"],
  ["k", "a@example.com", "import/private-label"],
  ["k", "10.0.0.1", "import/private-label"],
])("the label %s with the value %s is a finding", (label, value, code) => {
  expect(codes(["# TYPE a gauge", `a{${label}="${value}"} 1`])).toEqual([code]);
});

test("values of a label that looks private are not written", () => {
  const { metrics } = read(["# TYPE a gauge", 'a{email="a@example.com"} 1', 'a{email="b@example.com"} 1']);
  expect(metrics[0]?.attributes).toEqual([
    { key: "email", type: "string", requirement: "required", sensitivity: "personal", maxValues: 50 },
  ]);
});

test.each(["user_agent", "token_type", "status", "route"])("the label %s is none", (label) => {
  expect(codes(["# TYPE a gauge", `a{${label}="x"} 1`])).toEqual([]);
});

test("several scrapes merge; values that come and go have a limit, and another type is a finding", () => {
  const { metrics, losses } = read(
    ["# TYPE a gauge", 'a{k="x"} 1', 'a{k="y"} 1'],
    ["# TYPE a gauge", 'a{k="y"} 1', "# TYPE b gauge", "b 1"],
    ["# TYPE b counter", "b_total 1", "b 1"],
  );
  expect(metrics.map(({ name }) => name)).toEqual(["a", "b", "b_total"]);
  expect(metrics[0]?.attributes).toEqual([{ key: "k", type: "string", requirement: "required", maxValues: 50 }]);
  expect(losses.map(({ code, metric }) => [code, metric])).toContainEqual(["import/duplicate", "b"]);
});

test("labels of histograms, of meters and without a value say nothing of the program", () => {
  const { metrics } = read(["# TYPE a gauge", 'a{otel_scope_name="shop",empty="",k="x"} 1']);
  expect(metrics[0]?.attributes?.map(({ key }) => key)).toEqual(["k"]);
});

const scrapes = new URL("../../../exposition/scrapes/", import.meta.url);
const routes = [otlpRoute(), javascriptRoute];

describe.each(readdirSync(scrapes))("the scrape of %s", (file) => {
  const source = { name: file, text: readFileSync(new URL(file, scrapes), "utf8") };
  const { metrics, losses } = readPrometheus([{ source, format: null }], routes);

  test("is read, and each metric is exported under the name that it had", () => {
    const samples = new Set(Array.from(source.text.matchAll(/^([a-z_]\w*)[{ ]/gim), ([, name = ""]) => name));
    const families = new Set(Array.from(source.text.matchAll(/^# TYPE (\S+)/gm), ([, name = ""]) => name));
    const codes = new Set(losses.map(({ code }) => code));
    for (const code of ["import/unreadable", "import/other-name", "import/duplicate"] as const) {
      expect(codes.has(code)).toBe(false);
    }
    expect(metrics.length).toBeGreaterThan(2);
    // Its names say no units: by OTLP they would.
    const ways = file.startsWith("opentelemetry-javascript") ? [javascriptRoute] : routes;
    for (const { name, unit = "", instrument } of metrics) {
      for (const way of ways) {
        const exported = exportedName({ name, unit, instrument }, way) ?? "";
        expect([exported, samples.has(exported) || families.has(exported)]).toEqual([exported, true]);
      }
    }
  });
});
