import { metrics, trace } from "@opentelemetry/api";
import { logs } from "@opentelemetry/api-logs";
import { expect, test } from "vitest";
import { createRecorders } from "../../../generated/recorders.js";
import { createRecorders as createShopRecorders } from "../../fixtures/events/expected/recorders.js";
import {
  add,
  defineCatalog,
  defineCounter,
  findMany,
  Recorders,
  resolveSeries,
} from "../../../src/runtime/contract.js";
import { emitEvent, inSpan, withRecorders } from "../../../src/telemetry/index.js";
import { attributesOf, logRecords, metricsOf, spans } from "../otlp-shapes.js";
import { startReceiver } from "../receiver.js";
import { context, overHttp, startWith } from "../started.js";

const codex = { surface: "cli", version: "1.4.0", auth_mode: "api", model: "gpt-5" } as const;

test("events and spans carry the common attributes of the recorders, without what the catalog does not allow", async () => {
  const receiver = await startReceiver();
  const found: unknown[] = [];
  const wrong = { ...codex, surface: "tv", planet: "mars" } as never;
  const record = createRecorders(wrong, { onInvalid: ({ reason }) => found.push(reason) });
  const telemetry = await startWith(overHttp(receiver.url), { recorders: record });
  emitEvent("one");
  await inSpan("two", {}, () => {});
  await telemetry.flush();
  const { surface: _, ...allowed } = codex;
  expect(logRecords(receiver.received).map(attributesOf)).toEqual([
    { ...allowed, "event.name": "one", "event.timestamp": expect.any(String) },
  ]);
  expect(spans(receiver.received).map(attributesOf)).toEqual([allowed]);
  expect(found).toEqual(["value", "unknown"]);
});

test("what with() changes is what events and spans carry that are recorded through it, in time and in depth", async () => {
  const receiver = await startReceiver();
  const record = createRecorders(codex);
  const session = record.with({ model: "o5" });
  const telemetry = await startWith(overHttp(receiver.url), { recorders: record });
  emitEvent("outside");
  emitEvent("option", {}, { recorders: session });
  await inSpan(
    "turn",
    {},
    async () => {
      await new Promise((resolve) => setTimeout(resolve, 1));
      emitEvent("inside");
      emitEvent("explicit", {}, { recorders: record });
      emitEvent("own", { model: "mine" });
      logs.getLogger("library").emit({ eventName: "library" });
      trace.getTracer("library").startSpan("call").end();
    },
    { recorders: session },
  );
  withRecorders(record.with({ model: "o6" }), () => {
    emitEvent("run");
    trace.getTracer("library").startSpan("run").end();
  });
  await telemetry.flush();
  const models = logRecords(receiver.received).map((event) => [event.eventName, attributesOf(event)["model"]]);
  expect(Object.fromEntries(models)).toEqual({
    outside: "gpt-5",
    option: "o5",
    inside: "o5",
    explicit: "gpt-5",
    own: "mine",
    library: "o5",
    run: "o6",
  });
  const spanModels = spans(receiver.received).map((span) => [span.name, attributesOf(span)["model"]]);
  expect(Object.fromEntries(spanModels)).toEqual({ call: "o5", turn: "o5", run: "o6" });
});

test("a function gives the recorders of the moment; what it throws costs the attributes only", async () => {
  const receiver = await startReceiver();
  let current = createRecorders(codex);
  const telemetry = await startWith(overHttp(receiver.url), { recorders: () => current });
  emitEvent("first");
  current = current.with({ model: "o5" });
  emitEvent("second");
  current = undefined as never;
  emitEvent("third");
  await telemetry.flush();
  const models = logRecords(receiver.received).map((event) => attributesOf(event)["model"]);
  expect(models).toEqual(["gpt-5", "o5", undefined]);
});

test("what is no recorder is a finding that says what to pass", async () => {
  const telemetry = await startWith("", { recorders: context as never });
  expect(telemetry.findings).toMatchObject([{ code: "recorders", severity: "warning" }]);
});

const people = defineCounter({
  name: "people",
  attributes: [
    { key: "email", type: "string", sensitivity: "personal" },
    { key: "prompt", type: "string", sensitivity: "public" },
    { key: "response", type: "string", values: ["ok"] },
  ],
});
const catalog = defineCatalog({
  name: "private",
  context: [{ key: "account", type: "int", sensitivity: "secret" }],
  metrics: [people],
});

class Private extends Recorders<{ readonly account: number }> {
  people(attributes: { readonly email: string; readonly prompt: string; readonly response: string }): void {
    const { email, prompt, response } = attributes;
    add(findMany(this, people, [email, prompt, response]) ?? resolveSeries(this, people, attributes));
  }
}

test("declared attributes follow their sensitivity in every signal", async () => {
  const receiver = await startReceiver();
  const record = new Private(catalog, { account: 4711 });
  const telemetry = await startWith(overHttp(receiver.url), { recorders: record });
  record.bind(metrics.getMeter("private"));
  const attributes = { email: "secret@example.com", prompt: "short", response: "ok" };
  record.people(attributes);
  record.people({ ...attributes, email: "secret@example.org" });
  emitEvent("event", { ...attributes, output: "secret" });
  trace.getTracer("own").startSpan("span", { attributes }).end();
  await telemetry.flush();
  const shown = { prompt: "short", response: "ok", email: "[REDACTED]", account: "[REDACTED]" };
  const points = metricsOf(receiver.received).flatMap(({ sum }) => sum?.dataPoints ?? []);
  expect(points.map(attributesOf)).toEqual([shown]);
  expect(logRecords(receiver.received).map(attributesOf)).toMatchObject([{ ...shown, output: "[REDACTED]" }]);
  expect(spans(receiver.received).map(attributesOf)).toEqual([shown]);
  expect(JSON.stringify(receiver.received)).not.toContain("secret");
  expect(JSON.stringify(receiver.received)).not.toContain("4711");
});

test("what an event of a catalog declares as secret does not leave, and events go where spans and logs go", async () => {
  const receiver = await startReceiver();
  const record = createShopRecorders({ region: "eu" });
  const telemetry = await startWith(overHttp(receiver.url), { recorders: record });
  record.bind({ meter: metrics.getMeterProvider(), logger: logs, tracer: trace });
  await record.span.turn({ model: "o5" }, async (span) => {
    record.emit.toolResult({ tool: "shell", success: true, duration_ms: 3, arguments: "--password 4711" });
    span.set({ outcome: "ok" });
  });
  await telemetry.flush();
  expect(logRecords(receiver.received).map(attributesOf)).toEqual([
    { region: "eu", tool: "shell", success: true, duration_ms: 3, arguments_length: 15 },
  ]);
  expect(spans(receiver.received).map(attributesOf)).toEqual([{ region: "eu", model: "o5", outcome: "ok" }]);
  expect(JSON.stringify(receiver.received)).not.toContain("4711");
});
