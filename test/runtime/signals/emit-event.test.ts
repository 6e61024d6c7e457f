import { expect, test } from "vitest";
import { type Offered, offered } from "../../../src/runtime/catalog/offered.js";
import { createRecorders } from "../../fixtures/events/expected/recorders.js";
import { createWorld, logSummary } from "./memory.js";
import { enableContexts } from "./world.js";

enableContexts();

const result = { tool: "shell", success: true, duration_ms: 812, arguments: "ls" } as const;

test("an event leaves as a log record of its name and severity, with the common attributes", () => {
  const world = createWorld();
  const record = createRecorders({ region: "eu" });
  record.bind({ meter: world.meters, logger: world.loggers });
  record.emit.toolResult(result);
  record.with({ region: "us" }).emit.cartChanged({ items: 1, size: "huge" });
  expect(world.logs().map(logSummary)).toEqual([
    {
      eventName: "shop.tool.result",
      severityNumber: 9,
      severityText: "INFO",
      attributes: { region: "eu", ...result },
      body: undefined,
      scope: ["shop", "1.4.0"],
      inSpan: false,
    },
    expect.objectContaining({
      eventName: "shop.cart.changed",
      severityNumber: 5,
      severityText: "DEBUG",
      attributes: { region: "us", items: 1, size: "huge" },
    }),
  ]);
});

test("the same call records the metrics of the event, with values mapped and units converted", async () => {
  const world = createWorld();
  const record = createRecorders({ region: "eu" });
  record.bind({ meter: world.meters });
  record.emit.toolResult(result);
  record.emit.toolResult({ tool: "shell", success: false, duration_ms: 1000, bytes: 7 });
  record.emit.cartChanged({ items: 3, size: "small" });
  record.emit.cartChanged({ items: 4, size: "huge" });
  const metrics = await world.metrics();
  const points = (name: string) => (metrics.get(name) as { readonly points: object } | undefined)?.points;
  expect(points("shop.tool.calls")).toEqual({
    '{"region":"eu","status":"ok","tool":"shell"}': 1,
    '{"region":"eu","status":"error","tool":"shell"}': 1,
  });
  expect(points("shop.tool.time")).toMatchObject({
    '{"region":"eu","status":"ok","tool":"shell"}': { sum: 0.812 },
    '{"region":"eu","status":"error","tool":"shell"}': { sum: 1 },
  });
  expect(points("shop.tool.bytes")).toEqual({ '{"region":"eu"}': 7 });
  expect(points("shop.cart.level")).toEqual({ '{"region":"eu","step":"low"}': 3, '{"region":"eu","step":"other"}': 4 });
  expect(points("shop.turns")).toEqual({ '{"region":"eu"}': 4 });
});

test("a Meter alone is bound as it is, and leaves the Logger", async () => {
  const world = createWorld();
  const record = createRecorders({ region: "eu" });
  record.bind({ logger: world.loggers.getLogger("mine") });
  record.bind(world.meter);
  record.emit.shopOpened();
  record.toolBytes(3);
  expect(world.logs().map(({ instrumentationScope }) => instrumentationScope.name)).toEqual(["mine"]);
  expect([...(await world.metrics()).keys()]).toEqual(["shop.tool.bytes"]);
  record.unbind();
  record.emit.shopOpened();
  expect(world.logs()).toHaveLength(1);
});

test("what does not fit is reported, and the event dropped; its metrics are recorded as their own recorders would", async () => {
  const world = createWorld();
  const invalid: unknown[] = [];
  const record = createRecorders({ region: "eu" }, { onInvalid: (each) => void invalid.push(each) });
  record.bind({ meter: world.meters, logger: world.loggers });
  record.emit.toolResult({ ...result, arguments: 1 as never });
  record.emit.toolResult({ ...result, success: "yes" as never });
  (record.emit.toolResult as (given: object) => void).call(record.emit, { ...result, at: "noon" });
  expect(world.logs().map(({ attributes }) => attributes)).toEqual([{ region: "eu", ...result }]);
  expect(invalid).toMatchObject([
    { metric: "shop.tool.result", reason: "type", attribute: "arguments", received: "[REDACTED]" },
    { metric: "shop.tool.result", reason: "type", attribute: "success", received: "yes" },
    { metric: "shop.tool.calls", reason: "missing", attribute: "status" },
    { metric: "shop.tool.time", reason: "missing", attribute: "status" },
    { metric: "shop.tool.result", reason: "unknown", received: "at" },
  ]);
  const metrics = await world.metrics();
  expect(metrics.get("shop.tool.calls")).toMatchObject({
    points: { '{"region":"eu","status":"ok","tool":"shell"}': 2 },
  });
  expect(metrics.get("meterbook.invalid")).toBeDefined();
});

test("under the policy throw, what does not fit is thrown", () => {
  const record = createRecorders({ region: "eu" }, { onInvalid: "throw" });
  expect(() => record.emit.toolResult({ ...result, tool: 7 as never })).toThrow(
    '"shop.tool.result" was given 7, allowed is {"key":"tool"',
  );
});

test.each<[given: string, value: unknown]>([
  ["a BigInt", 812n],
  ["a text", "812"],
  ["an object without a prototype", Object.create(null)],
  ["a symbol", Symbol("ms")],
])("%s as a number that is converted is reported by its metric, and the others are recorded", async (_, value) => {
  const world = createWorld();
  const reports: object[] = [];
  const options = {
    onInvalid: ({ metric, reason }: object & Record<"metric" | "reason", string>) =>
      void reports.push({ metric, reason }),
  };
  const record = createRecorders({ region: "eu" }, options);
  record.bind({ meter: world.meters });
  record.emit.toolResult({ ...result, duration_ms: value as never, bytes: 7 });
  expect(reports).toEqual([
    { metric: "shop.tool.result", reason: "type" },
    { metric: "shop.tool.time", reason: reasonOf(value) },
  ]);
  const metrics = await world.metrics();
  expect(metrics.get("shop.tool.time")).toBeUndefined();
  expect(metrics.get("shop.tool.calls")).toMatchObject({
    points: { '{"region":"eu","status":"ok","tool":"shell"}': 1 },
  });
  expect(metrics.get("shop.tool.bytes")).toMatchObject({ points: { '{"region":"eu"}': 7 } });
});

/** What the recorder of the metric itself says of a value. */
function reasonOf(value: unknown): string {
  const reasons: string[] = [];
  const record = createRecorders({ region: "eu" }, { onInvalid: ({ reason }) => void reasons.push(reason) });
  record.toolTime(value as never, { tool: "shell", status: "ok" });
  return reasons.join();
}

test("a value that no table can name leaves the metrics that do not need it", async () => {
  const world = createWorld();
  const reports: string[] = [];
  const options = {
    onInvalid: ({ metric, reason }: Record<"metric" | "reason", string>) => void reports.push(`${metric} ${reason}`),
  };
  const record = createRecorders({ region: "eu" }, options);
  record.bind({ meter: world.meters });
  record.emit.toolResult({ ...result, success: Object.create(null), bytes: 7 });
  record.emit.cartChanged(undefined as never);
  expect(reports).toContain("shop.tool.calls missing");
  expect(reports).not.toContain("shop.tool.result error");
  const metrics = await world.metrics();
  expect(metrics.get("shop.tool.bytes")).toMatchObject({ points: { '{"region":"eu"}': 7 } });
  expect(metrics.get("shop.turns")).toMatchObject({ points: { '{"region":"eu"}': 2 } });
});

test("what a Logger throws stays in the recorders, and the metrics are recorded", async () => {
  const world = createWorld();
  const reasons: string[] = [];
  const record = createRecorders({ region: "eu" }, { onInvalid: ({ reason }) => void reasons.push(reason) });
  const logger = {
    emit() {
      throw new Error("full");
    },
  };
  record.bind({ meter: world.meters, logger });
  record.emit.toolResult(result);
  expect((await world.metrics()).get("shop.tool.calls")).toBeDefined();
  expect(reasons).toEqual(["error"]);
});

test("an event that has expired is reported, and leaves no more", () => {
  const world = createWorld();
  const messages: string[] = [];
  const options = { today: "2100-01-01", onInvalid: ({ message }: { message: string }) => void messages.push(message) };
  const record = createRecorders({ region: "eu" }, options);
  record.bind({ logger: world.loggers });
  record.emit.cartChanged({ items: 1, size: "small" });
  expect(world.logs()).toEqual([]);
  expect(messages).toEqual([
    '"shop.cart.changed" expired after 2099-12-31 and is no longer recorded; ask its owner "cart, sales"',
  ]);
});

test("recorders offer telemetry what their events and spans declare", () => {
  const record = createRecorders({ region: "eu" });
  const { signals = [] } = (record as unknown as { readonly [offered]: Offered })[offered];
  const all = signals.flatMap(({ attributes }) => attributes);
  expect(all.map(({ key }) => key)).toContain("outcome");
  expect(all.find(({ key }) => key === "arguments")).toMatchObject({ sensitivity: "secret" });
});

test("a secret value stands in no report", () => {
  const reports: unknown[] = [];
  const record = createRecorders({ region: "eu" }, { onInvalid: (invalid) => void reports.push(invalid) });
  record.emit.toolResult({ ...result, arguments: 4711 as never });
  expect(reports).toHaveLength(1);
  expect(JSON.stringify(reports)).not.toContain("4711");
});

test("events of one handle are the same object", () => {
  const record = createRecorders({ region: "eu" });
  expect(record.emit).toBe(record.emit);
  expect(record.with({ region: "us" }).emit).not.toBe(record.emit);
});
