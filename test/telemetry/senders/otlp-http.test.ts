import { metrics, SpanStatusCode, trace } from "@opentelemetry/api";
import { expect, test } from "vitest";
import { createRecorders } from "../../../generated/recorders.js";
import { emitEvent, inSpan } from "../../../src/telemetry/index.js";
import { attributesOf, logRecords, metricsOf, resources, spans } from "../otlp-shapes.js";
import { startReceiver } from "../receiver.js";
import { context, overHttp, startWith } from "../started.js";

function recordOne(): void {
  const record = createRecorders({ surface: "cli", version: "1.4.0", auth_mode: "api", model: "gpt-5" });
  record.bind(metrics.getMeter("codex"));
  record.sessionStarted({ is_git: true });
}

test.each([
  { what: "protobuf", options: ', protocol = "binary"', type: "application/x-protobuf", encoding: undefined },
  { what: "JSON", options: ', protocol = "json"', type: "application/json", encoding: undefined },
  { what: "protobuf, gzipped", options: ', compression = "gzip"', type: "application/x-protobuf", encoding: "gzip" },
  {
    what: "JSON, gzipped",
    options: ', protocol = "json", compression = "gzip"',
    type: "application/json",
    encoding: "gzip",
  },
])(
  "all three signals arrive as $what, with the context and the resource on each",
  async ({ options, type, encoding }) => {
    const receiver = await startReceiver();
    const telemetry = await startWith(overHttp(receiver.url, options));
    recordOne();
    emitEvent("codex.session_started", { is_git: true });
    await inSpan("turn", {}, () => {});
    expect(await telemetry.shutdown(5_000)).toMatchObject({
      undelivered: { logs: 0, traces: 0, metrics: 0 },
      message: null,
    });

    expect(receiver.received.map(({ signal }) => signal).sort()).toEqual(["logs", "metrics", "traces"]);
    for (const { headers } of receiver.received) {
      expect(headers).toMatchObject({ "content-type": type });
      expect(headers["content-encoding"]).toBe(encoding);
    }
    for (const resource of resources(receiver.received)) {
      expect(attributesOf(resource)).toMatchObject({ "service.name": "codex", "service.version": "1.4.0", env: "dev" });
    }
    const [event] = logRecords(receiver.received);
    const [span] = spans(receiver.received);
    const counter = metricsOf(receiver.received).find(({ name }) => name === "codex.session.started");
    const point = counter?.sum?.dataPoints[0];
    for (const item of [event, span, point]) expect(attributesOf(item ?? { attributes: [] })).toMatchObject(context);
    expect(Number(point?.asInt ?? point?.asDouble)).toBe(1);
  },
);

test("an event has its name, its time and a severity", async () => {
  const receiver = await startReceiver();
  const telemetry = await startWith(overHttp(receiver.url));
  const time = new Date("2026-01-02T03:04:05.678Z");
  emitEvent("codex.tool_result", { tool_name: "shell", call_id: "7" }, { severity: "warn", time });
  await telemetry.flush();
  const [event] = logRecords(receiver.received);
  expect(event).toMatchObject({ eventName: "codex.tool_result", severityNumber: 13, severityText: "WARN" });
  expect(event?.timeUnixNano).toBe(`${time.getTime()}000000`);
  expect(attributesOf(event ?? { attributes: [] })).toEqual({
    ...context,
    "event.name": "codex.tool_result",
    "event.timestamp": "2026-01-02T03:04:05.678Z",
    tool_name: "shell",
    call_id: "7",
  });
});

test("the context may change while the program runs", async () => {
  const receiver = await startReceiver();
  let model = "gpt-5";
  const telemetry = await startWith(overHttp(receiver.url), { context: () => ({ model }) });
  emitEvent("first");
  model = "o5";
  emitEvent("second");
  await telemetry.flush();
  expect(logRecords(receiver.received).map((event) => attributesOf(event)["model"])).toEqual(["gpt-5", "o5"]);
});

test("spans of the standard API end with status error when they failed", async () => {
  const receiver = await startReceiver();
  const telemetry = await startWith(`${overHttp(receiver.url)}\nspan_attributes = { team = "payments" }`);
  const tracer = trace.getTracer("any");
  const failed = tracer.startSpan("recorded");
  failed.recordException(new Error("no"));
  failed.end();
  tracer.startSpan("typed", { attributes: { "error.type": "timeout" } }).end();
  tracer.startSpan("fine").end();
  const mended = tracer.startSpan("mended");
  mended.recordException(new Error("no"));
  mended.setStatus({ code: SpanStatusCode.OK });
  mended.end();
  await expect(inSpan("thrown", {}, () => Promise.reject(new Error("no")))).rejects.toThrow("no");
  await telemetry.flush();
  const sent = spans(receiver.received);
  expect(Object.fromEntries(sent.map(({ name, status }) => [name, status.code ?? 0]))).toEqual({
    recorded: 2,
    typed: 2,
    fine: 0,
    mended: 1,
    thrown: 2,
  });
  for (const span of sent) expect(attributesOf(span)).toMatchObject({ ...context, team: "payments" });
});

test("TRACEPARENT continues the caller's trace, and events know their span", async () => {
  const receiver = await startReceiver();
  const environment = {
    TRACEPARENT: "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
    TRACESTATE: "vendor=1",
  };
  const telemetry = await startWith(overHttp(receiver.url, ', protocol = "json"'), { environment });
  await inSpan("outer", {}, () => inSpan("inner", {}, () => emitEvent("within")));
  await telemetry.flush();
  const sent = spans(receiver.received);
  const outer = sent.find(({ name }) => name === "outer");
  const inner = sent.find(({ name }) => name === "inner");
  expect(outer).toMatchObject({ traceId: "0af7651916cd43dd8448eb211c80319c", parentSpanId: "b7ad6b7169203331" });
  expect(inner).toMatchObject({ traceId: outer?.traceId, parentSpanId: outer?.spanId });
  expect(logRecords(receiver.received)[0]).toMatchObject({ traceId: outer?.traceId, spanId: inner?.spanId });
});

test("a TRACEPARENT that is none is a finding, and a new trace begins", async () => {
  const receiver = await startReceiver();
  const telemetry = await startWith(overHttp(receiver.url), { environment: { TRACEPARENT: "nonsense" } });
  await inSpan("alone", {}, () => {});
  await telemetry.flush();
  expect(telemetry.findings).toMatchObject([{ code: "trace-parent", severity: "warning", source: "TRACEPARENT" }]);
  expect(spans(receiver.received)[0]?.parentSpanId ?? "").toBe("");
});

test("headers of the configuration go along, and one address is used exactly", async () => {
  const receiver = await startReceiver();
  const endpoint = `endpoint = "${receiver.url}/base/logs", headers = { authorization = "Bearer t" }`;
  const telemetry = await startWith(`exporter = { otlp-http = { ${endpoint} } }`);
  emitEvent("one");
  await telemetry.flush();
  expect(receiver.received).toMatchObject([{ signal: "logs", headers: { authorization: "Bearer t" } }]);
});

test.each([
  { temporality: "cumulative", code: 2 },
  { temporality: "delta", code: 1 },
  { temporality: "lowmemory", code: 1 },
])("a counter is exported with temporality $temporality", async ({ temporality, code }) => {
  const receiver = await startReceiver();
  const telemetry = await startWith(`${overHttp(receiver.url)}\ntemporality = "${temporality}"`);
  metrics.getMeter("m").createCounter("c").add(1);
  await telemetry.flush();
  expect(metricsOf(receiver.received)[0]?.sum?.aggregationTemporality).toBe(code);
});

test("of traces only the configured share is exported, and a caller's decision goes before it", async () => {
  const receiver = await startReceiver();
  const otel = `${overHttp(receiver.url)}\ntrace_sample_ratio = 0`;
  const own = await startWith(otel);
  await inSpan("dropped", {}, () => {});
  await own.shutdown(5_000);
  const called = await startWith(otel, {
    environment: { TRACEPARENT: "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01" },
  });
  await inSpan("kept", {}, () => {});
  await called.shutdown(5_000);
  expect(spans(receiver.received).map(({ name }) => name)).toEqual(["kept"]);
});

test("a context that throws costs its attributes only", async () => {
  const receiver = await startReceiver();
  const failing = () => {
    throw new Error("no context");
  };
  const telemetry = await startWith(overHttp(receiver.url), { context: failing });
  emitEvent("one");
  await inSpan("two", {}, () => {});
  await telemetry.flush();
  expect(logRecords(receiver.received)).toMatchObject([{ eventName: "one" }]);
  expect(spans(receiver.received)).toMatchObject([{ name: "two" }]);
});
