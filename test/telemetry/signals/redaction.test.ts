import { logs } from "@opentelemetry/api-logs";
import { metrics, type Span, trace } from "@opentelemetry/api";
import { expect, test } from "vitest";
import { emitEvent } from "../../../src/telemetry/index.js";
import { attributesOf, logRecords, metricsOf, spans } from "../otlp-shapes.js";
import { startReceiver } from "../receiver.js";
import { overHttp, startWith } from "../started.js";

test("prompts and what tools say are redacted by default, and their length is kept", async () => {
  const receiver = await startReceiver();
  const telemetry = await startWith(overHttp(receiver.url));
  emitEvent("codex.user_prompt", { prompt: "naïve 🙂 secret", "gen_ai.prompt": "secret" });
  emitEvent("codex.tool_result", {
    arguments: { command: ["secret"] },
    output: "secret",
    output_length: 99,
    tool_name: "shell",
  });
  logs.getLogger("own").emit({ attributes: { prompt: "secret" } });
  const span = trace.getTracer("own").startSpan("turn", { attributes: { prompt: "secret" } });
  span.setAttribute("response", "secret");
  span.end();
  await telemetry.flush();
  const [prompt, tool, own] = logRecords(receiver.received).map(attributesOf);
  expect(prompt).toMatchObject({
    prompt: "[REDACTED]",
    prompt_length: 14,
    "gen_ai.prompt": "[REDACTED]",
    "gen_ai.prompt_length": 6,
  });
  expect(tool).toMatchObject({
    arguments: "[REDACTED]",
    arguments_length: 22,
    output: "[REDACTED]",
    output_length: 99,
    tool_name: "shell",
  });
  expect(own).toMatchObject({ prompt: "[REDACTED]", prompt_length: 6 });
  expect(attributesOf(spans(receiver.received)[0] ?? { attributes: [] })).toMatchObject({
    prompt: "[REDACTED]",
    response: "[REDACTED]",
    response_length: 6,
  });
  expect(JSON.stringify(receiver.received)).not.toContain("secret");
});

test.each([
  { keys: "log_user_prompt = true", seen: { prompt: "mine", output: "[REDACTED]" } },
  { keys: "log_tool_content = true", seen: { prompt: "[REDACTED]", output: "of a tool" } },
])("$keys lets just these leave as they are", async ({ keys, seen }) => {
  const receiver = await startReceiver();
  const telemetry = await startWith(`${overHttp(receiver.url)}\n${keys}`);
  emitEvent("both", { prompt: "mine", output: "of a tool" });
  await telemetry.flush();
  expect(attributesOf(logRecords(receiver.received)[0] ?? { attributes: [] })).toMatchObject(seen);
});

test("numbers and booleans leave under any name; texts in lists and maps do not", async () => {
  const receiver = await startReceiver();
  const telemetry = await startWith(overHttp(receiver.url));
  emitEvent("one", { prompt: 7, output: [1, true], response: [1, "secret"], arguments: {}, "http.response.size": 3 });
  emitEvent("two", { call: { args: [{ userPrompt: "secret" }, { ok: "fine" }] }, arguments: new Uint8Array([1, 2]) });
  await telemetry.flush();
  const [one, two] = logRecords(receiver.received);
  expect(attributesOf(one ?? { attributes: [] })).toMatchObject({
    prompt: 7,
    response: "[REDACTED]",
    arguments: "[REDACTED]",
    "http.response.size": 3,
  });
  expect(JSON.stringify(one)).toContain('"key":"output","value":{"arrayValue"');
  expect(JSON.stringify(two)).toContain('"fine"');
  expect(attributesOf(two ?? { attributes: [] })).toMatchObject({ arguments: "[REDACTED]", arguments_length: 2 });
  expect(JSON.stringify(receiver.received)).not.toContain("secret");
});

test("of exceptions the type leaves, and with log_exceptions their message and stack", async () => {
  const receiver = await startReceiver();
  const fail = (span: Span) => {
    span.recordException(new RangeError("secret"));
    span.setStatus({ code: 2, message: "secret" });
    span.end();
  };
  const off = await startWith(overHttp(receiver.url));
  fail(trace.getTracer("own").startSpan("off"));
  await off.shutdown(5_000);
  expect(JSON.stringify(receiver.received)).toContain("RangeError");
  expect(JSON.stringify(receiver.received)).not.toContain("secret");
  const on = await startWith(`${overHttp(receiver.url)}\nlog_exceptions = true`);
  fail(trace.getTracer("own").startSpan("on"));
  await on.shutdown(5_000);
  expect(spans(receiver.received)[1]).toMatchObject({ status: { message: "secret" } });
  expect(JSON.stringify(receiver.received)).toContain("RangeError: secret");
});

test("measurements whose labels are hidden are one series, without lengths", async () => {
  const receiver = await startReceiver();
  const telemetry = await startWith(overHttp(receiver.url));
  const counter = metrics.getMeter("own").createCounter("calls");
  for (const prompt of ["a secret", "another secret"]) counter.add(1, { prompt, count: 2 });
  await telemetry.flush();
  const points = metricsOf(receiver.received).flatMap(({ sum }) => sum?.dataPoints ?? []);
  expect(points.map(attributesOf)).toEqual([{ prompt: "[REDACTED]", count: 2 }]);
  expect(points[0]?.asDouble).toBe(2);
});

test("maps nested without end leave hidden, and cost little", async () => {
  const receiver = await startReceiver();
  const telemetry = await startWith(overHttp(receiver.url));
  const deep = Array.from({ length: 1_000 }).reduce<object>((below) => ({ below }), { text: "secret" });
  const wide = Array.from({ length: 30 }).reduce<object>((below) => ({ a: below, b: below }), { text: "secret" });
  emitEvent("nested", { deep: deep as never, wide: wide as never });
  await telemetry.flush();
  expect(JSON.stringify(receiver.received)).not.toContain("secret");
});

test("an event's own name and time cannot be overwritten, and undefined attributes are left out", async () => {
  const receiver = await startReceiver();
  const telemetry = await startWith(overHttp(receiver.url));
  emitEvent("real", { "event.name": "forged", gone: undefined, kept: false }, { time: new Date(0) });
  await telemetry.flush();
  const attributes = attributesOf(logRecords(receiver.received)[0] ?? { attributes: [] });
  expect(attributes).toMatchObject({
    "event.name": "real",
    "event.timestamp": "1970-01-01T00:00:00.000Z",
    kept: false,
  });
  expect(attributes).not.toHaveProperty("gone");
});

test("attributes that cannot be read never throw into the program", async () => {
  const receiver = await startReceiver();
  const telemetry = await startWith(overHttp(receiver.url));
  const trap = {
    get prompt(): string {
      throw new Error("no");
    },
  };
  const circle: Record<string, unknown> = {};
  circle["self"] = circle;
  expect(() => emitEvent("trap", trap)).not.toThrow();
  expect(() => emitEvent("circle", { prompt: circle as never })).not.toThrow();
  expect(() => emitEvent("odd", { a: undefined, b: null, c: Symbol("s") as never, d: 1n as never })).not.toThrow();
  expect(() => emitEvent("endless", { circle: circle as never })).not.toThrow();
  emitEvent("fine");
  await telemetry.flush();
  expect(logRecords(receiver.received).map(({ eventName }) => eventName)).toContain("fine");
});
