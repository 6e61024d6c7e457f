import { expect, test } from "vitest";
import { parse } from "./parsed.js";

test.each([
  { environment: { OTEL_SDK_DISABLED: "true" }, why: "OTEL_SDK_DISABLED=true" },
  { environment: { OTEL_SDK_DISABLED: "TRUE" }, why: "OTEL_SDK_DISABLED=TRUE" },
  { environment: { DO_NOT_TRACK: "1" }, why: "DO_NOT_TRACK=1" },
  { environment: { DO_NOT_TRACK: "yes" }, why: "DO_NOT_TRACK=yes" },
])("$why switches every signal off, whatever the file says", async ({ environment, why }) => {
  const text = '[otel]\nexporter = "console"\ntrace_exporter = "console"\nmetrics_exporter = "console"';
  const { logs, traces, metrics, feedback } = await parse(text, { ...environment, OTEL_LOGS_EXPORTER: "console" });
  for (const signal of [logs, traces, metrics]) expect(signal).toMatchObject({ exporter: { kind: "none" }, why });
  expect(feedback.enabled).toBe(true);
});

test.each([
  { OTEL_SDK_DISABLED: "false" },
  { OTEL_SDK_DISABLED: "1" },
  { DO_NOT_TRACK: "0" },
  { DO_NOT_TRACK: "false" },
  { DO_NOT_TRACK: "" },
])("%o switches nothing off", async (environment) => {
  expect((await parse('[otel]\nexporter = "console"', environment)).logs.exporter.kind).toBe("console");
});

test("an endpoint alone switches nothing on", async () => {
  const { logs, traces, metrics } = await parse("", { OTEL_EXPORTER_OTLP_ENDPOINT: "http://collector:4318" });
  for (const signal of [logs, traces, metrics]) expect(signal.exporter.kind).toBe("none");
});

test("OTEL_<SIGNAL>_EXPORTER switches a signal on, with the endpoint and protocol of the variables", async () => {
  const environment = {
    OTEL_LOGS_EXPORTER: "otlp",
    OTEL_TRACES_EXPORTER: "otlp",
    OTEL_METRICS_EXPORTER: "prometheus",
    OTEL_EXPORTER_OTLP_ENDPOINT: "http://collector:4318/base/",
    OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: "http://traces:9/own",
    OTEL_EXPORTER_OTLP_PROTOCOL: "http/json",
    OTEL_EXPORTER_OTLP_TRACES_PROTOCOL: "grpc",
    OTEL_EXPORTER_OTLP_COMPRESSION: "gzip",
    OTEL_EXPORTER_PROMETHEUS_PORT: "1234",
  };
  const { logs, traces, metrics, findings } = await parse("", environment);
  expect(findings).toEqual([]);
  expect(logs).toMatchObject({
    why: "OTEL_LOGS_EXPORTER",
    exporter: {
      kind: "otlp-http",
      endpoint: "http://collector:4318/base/v1/logs",
      protocol: "json",
      compression: "gzip",
    },
  });
  expect(traces).toMatchObject({
    why: "OTEL_TRACES_EXPORTER",
    exporter: { kind: "otlp-grpc", endpoint: "http://traces:9/own" },
  });
  expect(metrics.exporter).toEqual({ kind: "prometheus", host: "127.0.0.1", port: 1234, path: "/metrics" });
});

test.each([
  {
    protocol: undefined,
    exporter: { kind: "otlp-http", endpoint: "http://localhost:4318/v1/logs", protocol: "binary" },
  },
  { protocol: "grpc", exporter: { kind: "otlp-grpc", endpoint: "http://localhost:4317" } },
])("without an endpoint OTLP goes to this machine ($protocol)", async ({ protocol, exporter }) => {
  expect(
    (await parse("", { OTEL_LOGS_EXPORTER: "otlp", OTEL_EXPORTER_OTLP_PROTOCOL: protocol })).logs.exporter,
  ).toMatchObject(exporter);
});

test("the file goes before the variables, which fill in what it leaves out", async () => {
  const text =
    '[otel]\nexporter = { otlp-http = { endpoint = "https://file" } }\ntrace_exporter = "none"\nbatch_delay_ms = 1\ntemporality = "cumulative"\nresource_attributes = { a = "file" }';
  const environment = {
    OTEL_LOGS_EXPORTER: "console",
    OTEL_TRACES_EXPORTER: "console",
    OTEL_EXPORTER_OTLP_ENDPOINT: "http://variable",
    OTEL_EXPORTER_OTLP_COMPRESSION: "gzip",
    OTEL_EXPORTER_OTLP_TIMEOUT: "77",
    OTEL_EXPORTER_OTLP_LOGS_TIMEOUT: "78",
    OTEL_BLRP_SCHEDULE_DELAY: "99",
    OTEL_METRIC_EXPORT_INTERVAL: "5",
    OTEL_EXPORTER_OTLP_METRICS_TEMPORALITY_PREFERENCE: "delta",
    OTEL_RESOURCE_ATTRIBUTES: "a=variable,b=two%20words,service.name=of-attributes",
  };
  const config = await parse(text, environment);
  expect(config.logs).toMatchObject({
    timeout: 78,
    exporter: { endpoint: "https://file/v1/logs", compression: "gzip" },
  });
  expect(config.traces).toMatchObject({
    exporter: { kind: "none" },
    why: '"trace_exporter" in /etc/codex/config.toml:3',
  });
  expect(config).toMatchObject({
    batching: { logs: { delay: 1 }, traces: { delay: 1 } },
    metricInterval: 5,
    temporality: "cumulative",
    serviceName: "of-attributes",
    resourceAttributes: { a: "file", b: "two words" },
  });
  expect((await parse("", environment)).temporality).toBe("delta");
  expect((await parse(text, { ...environment, OTEL_SERVICE_NAME: "own" })).serviceName).toBe("own");
});

test("the variables of the SDK's batch processors govern log events and spans each", async () => {
  const environment = {
    OTEL_BLRP_SCHEDULE_DELAY: "1",
    OTEL_BLRP_MAX_QUEUE_SIZE: "2",
    OTEL_BLRP_MAX_EXPORT_BATCH_SIZE: "3",
    OTEL_BLRP_EXPORT_TIMEOUT: "4",
    OTEL_BSP_SCHEDULE_DELAY: "5",
    OTEL_BSP_MAX_QUEUE_SIZE: "6",
    OTEL_BSP_MAX_EXPORT_BATCH_SIZE: "7",
    OTEL_BSP_EXPORT_TIMEOUT: "8",
    OTEL_METRIC_EXPORT_TIMEOUT: "9",
    OTEL_LOGS_EXPORTER: "console",
    OTEL_TRACES_EXPORTER: "console",
    OTEL_METRICS_EXPORTER: "console",
  };
  const { batching, logs, traces, metrics } = await parse("", environment);
  expect(batching).toEqual({
    logs: { delay: 1, queueSize: 2, batchSize: 3 },
    traces: { delay: 5, queueSize: 6, batchSize: 7 },
    metrics: { delay: 1_000, queueSize: 2_048, batchSize: 512 },
  });
  expect([logs.timeout, traces.timeout, metrics.timeout]).toEqual([4, 8, 9]);
  const written = await parse("[otel]\nbatch_delay_ms = 11\nqueue_size = 12", environment);
  expect(written.batching).toMatchObject({ logs: { delay: 11, queueSize: 12 }, traces: { delay: 11, queueSize: 12 } });
});

test.each([
  { text: "", own: "http://c:1", endpoint: "http://c:1/" },
  { text: "", own: "http://c:1/", endpoint: "http://c:1/" },
  { text: "", own: "http://c:1/x", endpoint: "http://c:1/x" },
  { text: "[otel]\nexporter = { otlp-http = {} }", own: "http://c:1", endpoint: "http://c:1/" },
  {
    text: '[otel]\nexporter = { otlp-http = { endpoint = "http://f:2" } }',
    own: "http://c:1",
    endpoint: "http://f:2/v1/logs",
  },
])(
  "the endpoint of one signal is used as it is, also without a path: $own to $endpoint",
  async ({ text, own, endpoint }) => {
    const { logs } = await parse(text, {
      OTEL_LOGS_EXPORTER: "otlp",
      OTEL_EXPORTER_OTLP_ENDPOINT: "http://all:3",
      OTEL_EXPORTER_OTLP_LOGS_ENDPOINT: own,
    });
    expect(logs.exporter).toMatchObject({ endpoint });
  },
);

test("an endpoint of the variables serves an exporter that names none", async () => {
  const { logs } = await parse("[otel]\nexporter = { otlp-http = {} }", {
    OTEL_EXPORTER_OTLP_ENDPOINT: "http://variable:1",
  });
  expect(logs.exporter).toMatchObject({ endpoint: "http://variable:1/v1/logs" });
});

test.each([
  { environment: { OTEL_LOGS_EXPORTER: "zipkin" }, source: "OTEL_LOGS_EXPORTER", severity: "error" },
  {
    environment: { OTEL_LOGS_EXPORTER: "otlp", OTEL_EXPORTER_OTLP_PROTOCOL: "carrier" },
    source: "OTEL_EXPORTER_OTLP_PROTOCOL",
    severity: "error",
  },
  {
    environment: { OTEL_LOGS_EXPORTER: "otlp", OTEL_EXPORTER_OTLP_ENDPOINT: "collector:4318" },
    source: "OTEL_EXPORTER_OTLP_ENDPOINT",
    severity: "error",
  },
  {
    environment: { OTEL_LOGS_EXPORTER: "otlp", OTEL_EXPORTER_OTLP_CERTIFICATE: "/nowhere/ca.pem" },
    source: "OTEL_EXPORTER_OTLP_CERTIFICATE",
    severity: "error",
  },
  {
    environment: { OTEL_LOGS_EXPORTER: "otlp", OTEL_EXPORTER_OTLP_LOGS_HEADERS: "a b=1" },
    source: "OTEL_EXPORTER_OTLP_LOGS_HEADERS",
    severity: "error",
  },
  {
    environment: { OTEL_METRICS_EXPORTER: "prometheus", OTEL_EXPORTER_PROMETHEUS_PORT: "99999" },
    source: "OTEL_EXPORTER_PROMETHEUS_PORT",
    severity: "error",
  },
  { environment: { OTEL_METRIC_EXPORT_INTERVAL: "soon" }, source: "OTEL_METRIC_EXPORT_INTERVAL", severity: "warning" },
  {
    environment: { OTEL_LOGS_EXPORTER: "otlp", OTEL_EXPORTER_OTLP_TIMEOUT: "-1" },
    source: "OTEL_EXPORTER_OTLP_TIMEOUT",
    severity: "warning",
  },
  {
    environment: { OTEL_LOGS_EXPORTER: "otlp", OTEL_EXPORTER_OTLP_COMPRESSION: "zip" },
    source: "OTEL_EXPORTER_OTLP_COMPRESSION",
    severity: "warning",
  },
  { environment: { OTEL_RESOURCE_ATTRIBUTES: "a=%zz" }, source: "OTEL_RESOURCE_ATTRIBUTES", severity: "warning" },
  { environment: { OTEL_RESOURCE_ATTRIBUTES: "__proto__=a" }, source: "OTEL_RESOURCE_ATTRIBUTES", severity: "warning" },
  {
    environment: { OTEL_EXPORTER_OTLP_METRICS_TEMPORALITY_PREFERENCE: "x" },
    source: "OTEL_EXPORTER_OTLP_METRICS_TEMPORALITY_PREFERENCE",
    severity: "warning",
  },
])("a wrong variable is a finding: %o", async ({ environment, source, severity }) => {
  const { findings, logs } = await parse("", environment);
  expect(findings).toMatchObject([{ source, severity, line: null, column: null }]);
  expect(logs.exporter.kind === "none").toBe(severity === "error" || environment.OTEL_LOGS_EXPORTER === undefined);
});

test.each(["otlp-http", "prometheus", "console,otlp"])(
  "OTEL_LOGS_EXPORTER=%s is answered with what the variable may say",
  async (wanted) => {
    expect((await parse("", { OTEL_LOGS_EXPORTER: wanted })).findings).toMatchObject([
      { message: `OTEL_LOGS_EXPORTER is "${wanted}"`, help: 'allowed: "none", "otlp", "console", "file"' },
    ]);
  },
);

test("a wrong part of an exporter that a file names is found at the variable that gave it", async () => {
  const { findings } = await parse('[otel]\nexporter = { otlp-http = { headers = { a = "1" } } }', {
    OTEL_EXPORTER_OTLP_ENDPOINT: "collector:4318",
    OTEL_EXPORTER_OTLP_HEADERS: "a=2,b c=3",
  });
  expect(findings).toMatchObject([
    {
      source: "OTEL_EXPORTER_OTLP_ENDPOINT",
      line: null,
      help: 'write "https://collector:4318", or http:// on this machine',
    },
    { source: "OTEL_EXPORTER_OTLP_HEADERS", line: null, message: '"b c" is no name of a header' },
  ]);
});

test("a variable that several signals share is one finding", async () => {
  const { findings } = await parse("", {
    OTEL_LOGS_EXPORTER: "otlp",
    OTEL_TRACES_EXPORTER: "otlp",
    OTEL_EXPORTER_OTLP_COMPRESSION: "zip",
  });
  expect(findings).toMatchObject([{ source: "OTEL_EXPORTER_OTLP_COMPRESSION", severity: "warning" }]);
});

test.each([
  { environment: {}, sampling: { ratio: 1, parentBased: true } },
  { environment: { OTEL_TRACES_SAMPLER: "always_off" }, sampling: { ratio: 0, parentBased: false } },
  { environment: { OTEL_TRACES_SAMPLER: "parentbased_always_on" }, sampling: { ratio: 1, parentBased: true } },
  {
    environment: { OTEL_TRACES_SAMPLER: "parentbased_traceidratio", OTEL_TRACES_SAMPLER_ARG: "0.5" },
    sampling: { ratio: 0.5, parentBased: true },
  },
])("OTEL_TRACES_SAMPLER says which traces are kept: %o", async ({ environment, sampling }) => {
  const config = await parse("", environment);
  expect(config).toMatchObject({ sampling, findings: [] });
  const written = await parse("[otel]\ntrace_sample_ratio = 0.1", environment);
  expect(written.sampling).toEqual({ ratio: 0.1, parentBased: true });
});

test.each([
  { OTEL_TRACES_SAMPLER: "jaeger" },
  { OTEL_TRACES_SAMPLER: "traceidratio", OTEL_TRACES_SAMPLER_ARG: "-0.1" },
  { OTEL_TRACES_SAMPLER: "traceidratio", OTEL_TRACES_SAMPLER_ARG: "2" },
])("a sampler that does not exist is a warning, and all traces are kept: %o", async (environment) => {
  expect(await parse("", environment)).toMatchObject({ sampling: { ratio: 1 }, findings: [{ severity: "warning" }] });
});
