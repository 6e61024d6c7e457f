import { logs } from "@opentelemetry/api-logs";
import { trace } from "@opentelemetry/api";
import { expect, test } from "vitest";
import { emitEvent } from "../../../src/telemetry/index.js";
import { attributesOf, logRecords, spans } from "../otlp-shapes.js";
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
