import { trace } from "@opentelemetry/api";
import { expect, test } from "vitest";
import { createRecorders } from "../../fixtures/events/expected/recorders.js";
import { createWorld, logSummary, spanSummary } from "./memory.js";
import { enableContexts } from "./world.js";

enableContexts();

const result = { tool: "shell", success: true, duration_ms: 812 } as const;

function scene() {
  const world = createWorld();
  const invalid: (readonly [string, string, string | undefined])[] = [];
  const record = createRecorders(
    { region: "eu" },
    { onInvalid: ({ metric, reason, attribute }) => void invalid.push([metric, reason, attribute]) },
  );
  record.bind({ meter: world.meters, logger: world.loggers, tracer: world.tracers });
  return { world, record, invalid };
}

test("a span has the attributes of its start and of its run, and ends with the promise", async () => {
  const { world, record, invalid } = scene();
  const answer = await record.span.turn({ model: "o5" }, async (span) => {
    await Promise.resolve();
    span.set({ outcome: "ok" });
    expect(world.spans()).toEqual([]);
    return 42;
  });
  expect(answer).toBe(42);
  expect(world.spans().map(spanSummary)).toEqual([
    {
      name: "shop.turn",
      kind: 0,
      status: { code: 0 },
      attributes: { region: "eu", model: "o5", outcome: "ok" },
      events: [],
      scope: "shop",
    },
  ]);
  expect(invalid).toEqual([]);
  const metrics = await world.metrics();
  expect(metrics.get("shop.turn.duration")).toMatchObject({
    points: { '{"outcome":"ok","region":"eu"}': { count: 1 } },
  });
});

test("what is set later adds to what was set before", async () => {
  const { world, record, invalid } = scene();
  record.span.turn({ model: "o5" }, (span) => {
    span.set({ outcome: "error" });
    span.set({ outcome: "ok" });
    span.set({ model: "o6" });
  });
  expect(world.spans().map(({ attributes }) => attributes)).toEqual([{ region: "eu", model: "o6", outcome: "ok" }]);
  expect(invalid).toEqual([]);
  const metrics = await world.metrics();
  expect(metrics.get("shop.turn.duration")).toMatchObject({
    points: { '{"outcome":"ok","region":"eu"}': { count: 1 } },
  });
});

test("a run that returns at once ends it at once, and its kind is the catalog's", () => {
  const { world, record } = scene();
  expect(record.span.pay(() => "paid")).toBe("paid");
  expect(world.spans().map(spanSummary)).toMatchObject([
    { name: "shop.checkout", kind: 2, attributes: { region: "eu" } },
  ]);
});

test("what is missing at the end is reported, and so is what does not fit", async () => {
  const { world, record, invalid } = scene();
  await record.span.turn({ model: "o5" }, async (span) => span.set({ outcome: "lost" as never }));
  await record.span.turn({} as never, async (span) => span.set({ outcome: "error" }));
  expect(invalid).toEqual([
    ["shop.turn", "value", "outcome"],
    ["shop.turn", "missing", "outcome"],
    ["shop.turn.duration", "missing", "outcome"],
    ["shop.turn", "missing", "model"],
  ]);
  expect(world.spans().map(({ attributes }) => attributes)).toEqual([
    { region: "eu", model: "o5" },
    { region: "eu", outcome: "error" },
  ]);
});

test("what the run throws goes on to the caller, and the span has status error, without the message", async () => {
  const { world, record } = scene();
  const failure = new TypeError("card 4711 is stolen");
  await expect(record.span.turn({ model: "o5" }, async () => Promise.reject(failure))).rejects.toBe(failure);
  expect(() =>
    record.span.pay(() => {
      throw failure;
    }),
  ).toThrow(failure);
  expect(world.spans().map(spanSummary)).toMatchObject([
    { status: { code: 2 }, events: [{ name: "exception", attributes: { "exception.type": "TypeError" } }] },
    { status: { code: 2 }, events: [{ name: "exception" }] },
  ]);
  expect(JSON.stringify(world.spans().map(spanSummary))).not.toContain("4711");
});

test("with exceptions among the content that may leave, the message goes along", () => {
  const { world, record } = scene();
  record.bind({ tracer: world.tracers, content: { exceptions: true } });
  expect(() =>
    record.span.pay(() => {
      throw new TypeError("no card");
    }),
  ).toThrow("no card");
  expect(JSON.stringify(world.spans().map(spanSummary))).toContain("no card");
});

test("under the policy throw, what is missing is thrown, but never in place of what the run throws", async () => {
  const record = createRecorders({ region: "eu" }, { onInvalid: "throw" });
  await expect(record.span.turn({ model: "o5" }, async () => 1)).rejects.toThrow(
    'was given undefined, allowed is {"key":"outcome","type":"string","required":true',
  );
  await expect(record.span.turn({ model: "o5" }, async () => Promise.reject(new Error("mine")))).rejects.toThrow(
    "mine",
  );
});

test("an event that the span declares is attached to it, also from a span inside; another one is not", async () => {
  const { world, record } = scene();
  await record.span.turn({ model: "o5" }, async (span) => {
    record.emit.toolResult(result);
    record.emit.cartChanged({ items: 1, size: "small" });
    await record.span.pay(async () => {
      await Promise.resolve();
      record.emit.shopOpened();
    });
    span.set({ outcome: "ok" });
  });
  record.emit.toolResult(result);
  const [inner, outer] = world.spans().map(spanSummary);
  expect(inner).toMatchObject({ name: "shop.checkout", events: [] });
  expect(outer).toMatchObject({
    name: "shop.turn",
    events: [
      { name: "shop.tool.result", attributes: { region: "eu", ...result } },
      { name: "shop.shop.opened", attributes: { region: "eu" } },
    ],
  });
  expect(world.logs().map(logSummary)).toMatchObject([
    { inSpan: true },
    { inSpan: true },
    { inSpan: true },
    { inSpan: false },
  ]);
});

test("the run has the span as the active one", async () => {
  const { world, record } = scene();
  await record.span.turn({ model: "o5" }, async (span) => {
    span.set({ outcome: "ok" });
    expect(trace.getActiveSpan()).toBe(span.span);
    await record.span.pay(async () => undefined);
  });
  const [inner, outer] = world.spans();
  expect(inner?.parentSpanContext?.spanId).toBe(outer?.spanContext().spanId);
});

test("without a Tracer, or with one that throws, the run runs and the metrics are recorded", async () => {
  const world = createWorld();
  const reasons: string[] = [];
  const record = createRecorders({ region: "eu" }, { onInvalid: ({ reason }) => void reasons.push(reason) });
  record.bind({ meter: world.meters });
  record.span.turn({ model: "o5" }, (span) => span.set({ outcome: "ok" }));
  const tracer = {
    startSpan() {
      throw new Error("none left");
    },
    startActiveSpan() {
      throw new Error("none left");
    },
  };
  record.bind({ meter: world.meters, tracer: tracer as never });
  const given = record.span.turn({ model: "o5" }, (span) => {
    span.set({ outcome: "ok" });
    return span.span;
  });
  expect(given).toBeUndefined();
  expect(reasons).toEqual(["error"]);
  expect((await world.metrics()).get("shop.turn.duration")).toMatchObject({
    points: { '{"outcome":"ok","region":"eu"}': { count: 2 } },
  });
});
