import { expect, test } from "vitest";
import type { ExpositionFormat } from "../../../generator/exposition/exposition.js";
import { parseExposition } from "../../../generator/exposition/parse-exposition.js";

const parse = (lines: readonly string[], format?: ExpositionFormat) => parseExposition(`${lines.join("\n")}\n`, format);

test("a scrape in Prometheus text is read with types, help, labels, timestamps and places", () => {
  const { format, families, findings } = parse([
    "# HELP http_requests_total Requests\\nby \\\\path.",
    "# TYPE http_requests_total counter",
    'http_requests_total{method="post",path="C:\\\\d\\"x\\n"} 1027 1395066363000',
    "# a comment",
    "",
    "  something_weird{} +Inf",
    "# TYPE lat histogram",
    'lat_bucket{le="0.1",} 3',
    'lat_bucket{le="+Inf"} 5',
    "lat_sum 1e-3",
    "lat_count 5",
  ]);
  expect(format).toBe("text");
  expect(findings).toEqual([]);
  expect(families.map(({ name, type, isTyped, line }) => [name, type, isTyped, line])).toEqual([
    ["http_requests_total", "counter", true, 1],
    ["something_weird", "unknown", false, 6],
    ["lat", "histogram", true, 7],
  ]);
  expect(families[0]?.help).toBe("Requests\nby \\path.");
  expect(families[0]?.samples).toEqual([
    {
      name: "http_requests_total",
      part: "value",
      labels: [
        { name: "method", value: "post" },
        { name: "path", value: 'C:\\d"x\n' },
      ],
      value: 1027,
      timestampMs: 1395066363000,
      exemplar: null,
      line: 3,
      column: 1,
    },
  ]);
  expect(families[1]?.samples[0]).toMatchObject({ value: Number.POSITIVE_INFINITY, line: 6, column: 3 });
  expect(families[2]?.samples.map(({ part, value }) => [part, value])).toEqual([
    ["bucket", 3],
    ["bucket", 5],
    ["sum", 0.001],
    ["count", 5],
  ]);
});

test("OpenMetrics has units, exemplars, seconds, created and types of its own", () => {
  const { format, families, findings } = parse([
    "# TYPE req counter",
    "# UNIT req_seconds seconds",
    'req_total{a="b"} 17 1520879607.789 # {trace_id="KOO5S4vxi0o"} 0.67 1520879607.5',
    'req_created{a="b"} 1520430000.123',
    "# TYPE build info",
    'build_info{version="1"} 1',
    "# TYPE state stateset",
    'state{state="on"} 1',
    "# TYPE q gaugehistogram",
    'q_bucket{le="1"} 1 # {} 0.5',
    "q_gcount 1",
    "q_gsum 0.5",
    "# EOF",
  ]);
  expect(format).toBe("openmetrics");
  expect(findings).toEqual([]);
  expect(families.map(({ name, type, unit }) => [name, type, unit])).toEqual([
    ["req", "counter", null],
    ["req_seconds", "unknown", "seconds"],
    ["build", "info", null],
    ["state", "stateset", null],
    ["q", "gaugehistogram", null],
  ]);
  expect(families[0]?.samples.map(({ part, timestampMs }) => [part, timestampMs])).toEqual([
    ["value", 1520879607789],
    ["created", null],
  ]);
  expect(families[0]?.samples[0]?.exemplar).toEqual({
    labels: [{ name: "trace_id", value: "KOO5S4vxi0o" }],
    value: 0.67,
    timestampMs: 1520879607500,
  });
  expect(families[4]?.samples.map(({ part }) => part)).toEqual(["bucket", "count", "sum"]);
});

test("names and labels in quotes may hold any character", () => {
  const { families, findings } = parse([
    '# HELP "http.größe" Size.',
    '# TYPE "http.größe" gauge',
    '{"http.größe","http.method"="GET", plain="x"} 3',
    '{plain="y","z z"="1"} 4',
  ]);
  expect(findings.map(({ code, line }) => [code, line])).toEqual([["invalid-name", 4]]);
  expect(families).toHaveLength(1);
  expect(families[0]).toMatchObject({ name: "http.größe", type: "gauge", help: "Size." });
  expect(families[0]?.samples[0]?.labels.map(({ name }) => name)).toEqual(["http.method", "plain"]);
});

test.each<[what: string, line: string, code: string, column: number]>([
  ["a name with other characters", "http.requests 1", "invalid-name", 1],
  ["a name that begins with a digit", "1xx 1", "invalid-name", 1],
  ["a line without a value", "up", "invalid-value", 3],
  ["a value that is no number", "up one", "invalid-value", 4],
  ["a hexadecimal value", "up 0x1p2", "invalid-value", 4],
  ["a value with a separator", "up 1_000", "invalid-value", 4],
  ["a timestamp in parts of milliseconds", "up 1 1.5", "invalid-timestamp", 6],
  ["text behind the timestamp", "up 1 2 3", "invalid-line", 8],
  ["an exemplar", 'up 1 # {a="b"} 1', "invalid-exemplar", 6],
  ["a label without quotes", "up{a=b} 1", "invalid-label", 6],
  ["a label without a value", "up{a} 1", "invalid-label", 4],
  ["a label with a dot", 'up{a.b="c"} 1', "invalid-label", 4],
  ["two labels without a comma", 'up{a="b" c="d"} 1', "invalid-label", 10],
  ["a label twice", 'up{a="b",a="c"} 1', "duplicate-label", 10],
  ["a text that does not end", 'up{a="b} 1', "invalid-line", 6],
  ["braces that do not end", 'up{a="b"', "invalid-label", 9],
  ["an unknown escape", 'up{a="\\t"} 1', "invalid-escape", 7],
  ["a type of OpenMetrics", "# TYPE up info", "invalid-type", 11],
  ["a type without a name", "# TYPE", "invalid-name", 7],
])("%s is found where it stands", (_, line, code, column) => {
  const { findings } = parse(["fine 1", line]);
  expect(findings).toEqual([{ code, line: 2, column, message: expect.any(String) }]);
});

test("a sample with an unknown escape or exemplar is kept", () => {
  const { families } = parse(['a{a="\\t"} 1', 'b 2 # {a="b"} 1']);
  expect(families.map(({ name }) => name)).toEqual(["a", "b"]);
  expect(families[0]?.samples[0]?.labels).toEqual([{ name: "a", value: "\\t" }]);
});

test.each<[code: string, format: ExpositionFormat, lines: readonly string[], line: number]>([
  ["duplicate-metadata", "text", ["# TYPE a gauge", "# TYPE a counter"], 2],
  ["late-metadata", "text", ["a 1", "# TYPE a gauge"], 2],
  ["unexpected-sample", "text", ["# TYPE a histogram", "a 1"], 2],
  ["unexpected-sample", "openmetrics", ["# TYPE a counter", "a 1", "# EOF"], 2],
  ["duplicate-sample", "text", ['a{b="1",c="2"} 1', 'a{c="2",b="1"} 1'], 2],
  ["split-family", "text", ['a{b="1"} 1', "c 1", 'a{b="2"} 1', "c 2 1"], 3],
  ["missing-eof", "openmetrics", ["a 1"], 2],
  ["text-after-eof", "openmetrics", ["a 1", "# EOF", "b 1", "c 1"], 3],
  ["invalid-unit", "openmetrics", ["# UNIT a seconds", "# EOF"], 1],
  ["invalid-exemplar", "openmetrics", ["# TYPE a counter", 'a_total 1 # {b="c"} x', "# EOF"], 2],
])("%s is found in %s", (code, format, lines, line) => {
  const found = parse(lines, format).findings.find((finding) => finding.code === code);
  expect(found?.line).toBe(line);
});

test("what is read before a fault stays, and the first type holds", () => {
  const { families } = parse(["# TYPE a gauge", "# TYPE a counter", "a 1", "a{ 2", "# EOF", "b 1"], "openmetrics");
  expect(families).toHaveLength(1);
  expect(families[0]).toMatchObject({ type: "gauge", samples: [{ value: 1 }] });
});

test("keys that objects treat specially are names like others", () => {
  const { families } = parse(["__proto__ 1", 'constructor{__proto__="x"} 2', "# TYPE toString gauge", "toString 3"]);
  expect(families.map(({ name }) => name)).toEqual(["__proto__", "constructor", "toString"]);
  expect(families[1]?.samples[0]?.labels).toEqual([{ name: "__proto__", value: "x" }]);
});

test("a text that is something else altogether gives a hundred findings and the number of the rest", () => {
  const { families, findings, unlisted } = parse(Array.from({ length: 5000 }, () => "<html>"));
  expect([families.length, findings.length, unlisted]).toEqual([0, 100, 4900]);
  expect(findings.every(({ message }) => message.length < 200)).toBe(true);
});
