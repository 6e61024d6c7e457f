import { expect, test } from "vitest";
import { parse, told } from "./parsed.js";

type Row = {
  readonly key: string;
  readonly at: (config: Awaited<ReturnType<typeof parse>>) => unknown;
  readonly valid: string;
  readonly read: unknown;
  readonly missing: unknown;
  readonly wrong: string;
  readonly finding: string;
};

const rows: readonly Row[] = [
  {
    key: "environment",
    at: ({ environment }) => environment,
    valid: '"prod"',
    read: "prod",
    missing: "dev",
    wrong: "5",
    finding: '2:1 wrong-type "environment" is a number (write a text in quotes)',
  },
  {
    key: "log_user_prompt",
    at: ({ logUserPrompt }) => logUserPrompt,
    valid: "true",
    read: true,
    missing: false,
    wrong: '"yes"',
    finding: '2:1 wrong-type "log_user_prompt" is a text (write true or false)',
  },
  {
    key: "log_tool_content",
    at: ({ logToolContent }) => logToolContent,
    valid: "true",
    read: true,
    missing: false,
    wrong: "1",
    finding: '2:1 wrong-type "log_tool_content" is a number (write true or false)',
  },
  {
    key: "log_exceptions",
    at: ({ logExceptions }) => logExceptions,
    valid: "true",
    read: true,
    missing: false,
    wrong: "1",
    finding: '2:1 wrong-type "log_exceptions" is a number (write true or false)',
  },
  {
    key: "hidden_attributes",
    at: ({ hiddenAttributes }) => hiddenAttributes,
    valid: '["acme.note"]',
    read: ["acme.note"],
    missing: [],
    wrong: '"acme.note"',
    finding: '2:1 wrong-type "hidden_attributes" is a text (write a list of texts)',
  },
  {
    key: "shown_attributes",
    at: ({ shownAttributes }) => shownAttributes,
    valid: '["menu.response"]',
    read: ["menu.response"],
    missing: [],
    wrong: "true",
    finding: '2:1 wrong-type "shown_attributes" is a boolean (write a list of texts)',
  },
  {
    key: "span_attributes",
    at: ({ spanAttributes }) => spanAttributes,
    valid: '{ team = "a" }',
    read: { team: "a" },
    missing: {},
    wrong: "{ team = 1 }",
    finding: '2:21 wrong-type "team" is a number (write a text in quotes)',
  },
  {
    key: "resource_attributes",
    at: ({ resourceAttributes }) => resourceAttributes,
    valid: '{ "cost.centre" = "1" }',
    read: { "cost.centre": "1" },
    missing: {},
    wrong: "[]",
    finding: '2:1 wrong-type "resource_attributes" is a list (write a table)',
  },
  {
    key: "tracestate",
    at: ({ tracestate }) => tracestate,
    valid: '{ vendor = { tier = "gold" }, "a@b" = { x = "1 2" } }',
    read: { vendor: { tier: "gold" }, "a@b": { x: "1 2" } },
    missing: {},
    wrong: '{ vendor = { tier = "a;b" } }',
    finding: '2:27 wrong-value the value of "tier" cannot be sent (use ASCII without , ; = and no space at the end)',
  },
  {
    key: "trace_sample_ratio",
    at: ({ sampling }) => sampling.ratio,
    valid: "0.25",
    read: 0.25,
    missing: 1,
    wrong: "1.5",
    finding: '2:1 wrong-value "trace_sample_ratio" is too big (at most 1)',
  },
  {
    key: "temporality",
    at: ({ temporality }) => temporality,
    valid: '"delta"',
    read: "delta",
    missing: "cumulative",
    wrong: '"detla"',
    finding: '2:1 unknown-value "temporality" is "detla" (allowed: "cumulative", "delta", "lowmemory")',
  },
  {
    key: "metrics",
    at: ({ metricSwitches }) => metricSwitches,
    valid: '{ "acme.debug.*" = true, "acme.noisy" = false }',
    read: { "acme.debug.*": true, "acme.noisy": false },
    missing: {},
    wrong: '{ "acme.noisy" = "no" }',
    finding: '2:13 wrong-type "acme.noisy" is a text (write true or false)',
  },
  {
    key: "metric_export_interval_ms",
    at: ({ metricInterval }) => metricInterval,
    valid: "5000",
    read: 5_000,
    missing: 60_000,
    wrong: "0",
    finding: '2:1 wrong-value "metric_export_interval_ms" is too small (at least 1)',
  },
  {
    key: "batch_delay_ms",
    at: ({ batching }) => batching.traces.delay,
    valid: "50",
    read: 50,
    missing: 1_000,
    wrong: "1.5",
    finding: '2:1 wrong-type "batch_delay_ms" is a number (write a whole number)',
  },
  {
    key: "queue_size",
    at: ({ batching }) => batching.logs.queueSize,
    valid: "10",
    read: 10,
    missing: 2_048,
    wrong: "1000001",
    finding: '2:1 wrong-value "queue_size" is too big (at most 1000000)',
  },
  {
    key: "queue_bytes",
    at: ({ queueBytes }) => queueBytes,
    valid: "4096",
    read: 4096,
    missing: 16_777_216,
    wrong: "10",
    finding: '2:1 wrong-value "queue_bytes" is too small (at least 1024)',
  },
  {
    key: "shutdown_timeout_ms",
    at: ({ shutdownTimeout }) => shutdownTimeout,
    valid: "0",
    read: 0,
    missing: 500,
    wrong: "1979-05-27",
    finding: '2:1 wrong-type "shutdown_timeout_ms" is a date (write a whole number)',
  },
];

test.each(rows)(
  "$key is read, has a default, and a wrong value is a finding",
  async ({ key, at, valid, read, missing, wrong, finding }) => {
    const given = await parse(`[otel]\n${key} = ${valid}\n`);
    expect([at(given), given.findings]).toEqual([read, []]);
    expect(at(await parse("[otel]\n"))).toEqual(missing);
    const mistaken = await parse(`[otel]\n${key} = ${wrong}\n`);
    expect([at(mistaken), told(mistaken.findings)]).toEqual([missing, [finding]]);
  },
);

test("export_timeout_ms holds for every signal", async () => {
  const text = '[otel]\nexporter = "console"\ntrace_exporter = "console"\nmetrics_exporter = "console"\n';
  const { logs, traces, metrics } = await parse(`${text}export_timeout_ms = 7`);
  expect([logs, traces, metrics].map(({ timeout }) => timeout)).toEqual([7, 7, 7]);
  expect((await parse(text)).logs.timeout).toBe(10_000);
  expect(told((await parse(`${text}export_timeout_ms = "7"`)).findings)).toEqual([
    '5:1 wrong-type "export_timeout_ms" is a text (write a whole number)',
  ]);
});

test("a wrong value of a key that belongs to one signal switches off this signal only", async () => {
  const text = '[otel]\nexporter = "console"\nmetrics_exporter = "console"\ntemporality = "x"';
  const { logs, metrics } = await parse(text);
  expect(logs.exporter.kind).toBe("console");
  expect(metrics).toMatchObject({
    exporter: { kind: "none" },
    why: '/etc/codex/config.toml:4:1: "temporality" is "x"',
  });
});

test("[analytics] says nothing unless it is written, and never touches the exporters", async () => {
  expect((await parse("")).analytics).toEqual({ enabled: undefined });
  const { analytics, metrics } = await parse('[analytics]\nenabled = false\n[otel]\nmetrics_exporter = "console"');
  expect(analytics).toEqual({ enabled: false });
  expect(metrics.exporter.kind).toBe("console");
});

test("[feedback] is enabled unless it is switched off, or nobody can say", async () => {
  expect((await parse("")).feedback.enabled).toBe(true);
  expect((await parse("[feedback]\nenabled = false")).feedback.enabled).toBe(false);
  expect((await parse('[feedback]\nenabled = "no"')).feedback.enabled).toBe(false);
  expect((await parse("[feedback]\nenabled = = false")).feedback.enabled).toBe(false);
});

test("unknown keys are warnings that name the key that was meant", async () => {
  const { findings } = await parse(
    "[otel]\nexporer = 1\nenvironment = 'x'\nfoo = 1\n[feedback]\nenable = false\n[otell]\n__proto__ = 1\n[otel.__proto__]\n[server]\nport = 1",
  );
  expect(told(findings)).toEqual([
    '2:1 unknown-key unknown key "exporer" in [otel] (did you mean "exporter"?)',
    expect.stringMatching(/^4:1 unknown-key unknown key "foo" in \[otel\] \(allowed: "environment", /),
    '6:1 unknown-key unknown key "enable" in [feedback] (did you mean "enabled"?)',
    "7:2 unknown-key the table [otell] is not read (did you mean [otel]?)",
    '9:7 unknown-key unknown key "otel.__proto__" (remove it)',
  ]);
  expect(findings.every(({ severity }) => severity === "warning")).toBe(true);
});

test("what is no table is a finding", async () => {
  const { findings, logs } = await parse("otel = 5");
  expect(told(findings)).toEqual(['1:1 wrong-type "otel" is no table (write [otel] and its keys below)']);
  expect(logs.why).toBe('/etc/codex/config.toml:1:1: "otel" is no table');
});

test.each([
  { written: '{ Vendor = { a = "1" } }', message: '"Vendor" is no member of a trace state' },
  { written: '{ v = { "a:b" = "1" } }', message: '"a:b" is no name of a field' },
  { written: '{ v = { a = "1 " } }', message: 'the value of "a" cannot be sent' },
  { written: '{ v = { a = "" } }', message: 'the value of "a" cannot be sent' },
])("tracestate = $written is not what W3C allows", async ({ written, message }) => {
  const { findings, traces } = await parse(`[otel]\ntrace_exporter = "console"\ntracestate = ${written}`);
  expect(findings).toMatchObject([{ code: "wrong-value", message }]);
  expect(traces.exporter.kind).toBe("none");
});

test.each([
  { written: 'environment = ""', finding: '2:1 wrong-value "environment" is empty (write a text, or remove it)' },
  { written: "environment = []", finding: '2:1 wrong-type "environment" is a list (write a text in quotes)' },
  {
    written: 'hidden_attributes = ["a", 5]',
    finding: '2:27 wrong-type entry 2 of "hidden_attributes" is a number (write a text in quotes)',
  },
  {
    written: `shown_attributes = [${Array.from({ length: 1_001 }, () => '"a"').join(", ")}]`,
    finding: '2:1 wrong-value "shown_attributes" has too many entries (at most 1000)',
  },
  {
    written: 'span_attributes = { "" = "x" }',
    finding: '2:21 wrong-value a key of "span_attributes" is empty (name it)',
  },
  {
    written: "metrics.acme.noisy.more = false",
    finding: '2:9 wrong-type "acme" is a table (put a name with dots in quotes: "acme.noisy.more" = false)',
  },
  {
    written: "trace_sample_ratio = nan",
    finding: '2:1 wrong-type "trace_sample_ratio" is no finite number (write a number)',
  },
  {
    written: "queue_size = 99999999999999999999",
    finding: '2:1 wrong-value "queue_size" is too big (at most 1000000)',
  },
])("one value makes one finding: $finding", async ({ written, finding }) => {
  expect(told((await parse(`[otel]\n${written}`)).findings)).toEqual([finding]);
});

test("findings come in the order of the file", async () => {
  const text = '[otel]\nexporter = "consle"\ntemporality = "x"\nfoo = 1\nenvironment = 1';
  expect((await parse(text)).findings.map(({ line }) => line)).toEqual([2, 3, 4, 5]);
});

test.each(["\\u001b[31m", "\\u009b", "\\u061c", "\\u200f", "\\u202e", "\\u2028", "\\u200b", "\\ufeff", "\\U000e0041"])(
  "what could not be seen is spelt out in findings and reasons: %s",
  async (written) => {
    const { findings, metrics } = await parse(`[otel]\ntemporality = "a${written}b"\n"${written}" = 1`);
    const spelt = `\\u{${Number.parseInt(written.slice(2), 16).toString(16)}}`;
    expect(metrics.why).toContain(`"a${spelt}`);
    expect(findings.map(({ message }) => message)).toEqual([
      expect.stringContaining(`"a${spelt}`),
      expect.stringContaining(`unknown key "${spelt}`),
    ]);
  },
);

test("a long key is cut in the message", async () => {
  const [finding] = (await parse(`[otel]\n${"k".repeat(100_000)} = 1`)).findings;
  expect(finding?.message).toBe(`unknown key "${"k".repeat(80)}…" in [otel]`);
});
