import { expect, test } from "vitest";
import { createRecorders } from "../../fixtures/events/expected/recorders.js";
import { createWorld } from "./memory.js";
import { enableContexts } from "./world.js";

enableContexts();

const result = { tool: "shell", success: true, duration_ms: 812, bytes: 7 } as const;
const asked = { question: "why?", account: 3 } as const;

function scene() {
  const world = createWorld();
  const reports: (readonly [metric: string, reason: string, attribute: string | undefined])[] = [];
  const record = createRecorders(
    { region: "eu" },
    { onInvalid: ({ metric, reason, attribute }) => void reports.push([metric, reason, attribute]) },
  );
  record.bind({ meter: world.meters, logger: world.loggers, tracer: world.tracers });
  return { world, record, reports };
}

function boom(): never {
  throw new Error("gone");
}

/** The values, of which one is a getter that throws. */
function throwingAt<T extends object>(values: T, key: string): T {
  return Object.defineProperty({ ...values }, key, { get: boom, enumerable: true });
}

function revoked<T extends object>(): T {
  const { proxy, revoke } = Proxy.revocable({}, {});
  revoke();
  return proxy as T;
}

async function recorded(world: ReturnType<typeof createWorld>): Promise<readonly string[]> {
  const names = [...(await world.metrics()).keys()];
  const own = names.filter((name) => name !== "meterbook.invalid");
  return own.map((name) => name.replace("shop.", "")).sort();
}

test.each<[key: string, metrics: readonly string[]]>([
  ["tool", ["tool.bytes"]],
  ["success", ["tool.bytes"]],
  ["duration_ms", ["tool.bytes", "tool.calls"]],
  ["bytes", ["tool.calls", "tool.time"]],
  ["arguments", ["tool.bytes", "tool.calls", "tool.time"]],
])("a getter of %s that throws leaves the metrics that do not need it, and is reported once", async (key, metrics) => {
  const { world, record, reports } = scene();
  record.emit.toolResult(throwingAt(result, key));
  expect(reports).toEqual([["shop.tool.result", "error", undefined]]);
  expect(world.logs()).toEqual([]);
  expect(await recorded(world)).toEqual(metrics);
});

test("a revoked proxy is reported once, and what needs nothing of it is recorded", async () => {
  const { world, record, reports } = scene();
  record.emit.cartChanged(revoked());
  record.emit.toolResult(revoked());
  expect(reports).toEqual([
    ["shop.cart.changed", "error", undefined],
    ["shop.tool.result", "error", undefined],
  ]);
  expect(await recorded(world)).toEqual(["turns"]);
});

test("an array with an item that throws leaves the metrics of its event", async () => {
  const { world, record, reports } = scene();
  const files = throwingAt(["a", "b"], "1");
  record.emit.userAsked({ ...asked, files: Object.setPrototypeOf(files, Array.prototype) as string[] });
  record.emit.userAsked({ ...asked, files: new Proxy(["a"], { get: boom }) });
  expect(reports.map(([metric]) => metric)).toEqual(["shop.user.asked", "shop.user.asked"]);
  expect((await world.metrics()).get("shop.asks")).toMatchObject({
    points: { '{"account":3,"region":"eu"}': 2 },
  });
});

test("a value that cannot become text is of the wrong type", async () => {
  const { world, record, reports } = scene();
  const value = { toString: boom, [Symbol.toPrimitive]: boom, toJSON: boom } as never;
  record.emit.toolResult({ ...result, success: value });
  record.emit.cartChanged({ items: 2, size: value });
  record.emit.toolResult({ ...result, tool: value });
  expect(reports).toEqual([
    ["shop.tool.result", "type", "success"],
    ["shop.tool.calls", "missing", "status"],
    ["shop.tool.time", "missing", "status"],
    ["shop.cart.changed", "type", "size"],
    ["shop.tool.result", "type", "tool"],
    ["shop.tool.calls", "type", "tool"],
    ["shop.tool.time", "type", "tool"],
  ]);
  expect(await recorded(world)).toEqual(["cart.level", "tool.bytes", "turns"]);
});

test("a span keeps what can be read at its start and of what is set", async () => {
  const { world, record, reports } = scene();
  record.span.turn(throwingAt({ model: "o5", outcome: "ok" } as const, "model"), () => {});
  record.span.turn({ model: "o5" }, (span) => span.set(throwingAt({ model: "o6", outcome: "ok" } as const, "model")));
  record.span.turn(revoked(), (span) => {
    span.set(revoked());
    span.set({ model: "o7", outcome: "error" });
  });
  expect(world.spans().map(({ attributes }) => attributes)).toEqual([
    { region: "eu", outcome: "ok" },
    { region: "eu", model: "o5", outcome: "ok" },
    { region: "eu", model: "o7", outcome: "error" },
  ]);
  const unread = (key: string) => ["shop.turn", "error", key];
  expect(reports.slice(0, 4)).toEqual([unread("model"), unread("model"), unread("model"), unread("outcome")]);
  expect(await recorded(world)).toEqual(["turn.duration"]);
});

test("a context keeps what can be read, and recorders are made of any", async () => {
  const { world, record, reports } = scene();
  record.with(throwingAt({ region: "us" } as const, "region")).toolBytes(1);
  record.with(revoked()).toolBytes(1);
  record.with(throwingAt({ region: "us", other: 1 } as { region: "us" }, "other")).toolBytes(5);
  expect((await world.metrics()).get("shop.tool.bytes")).toMatchObject({
    points: { '{"region":"eu"}': 2, '{"region":"us"}': 5 },
  });
  expect(reports).toEqual([
    ["context", "error", "region"],
    ["context", "error", "region"],
    ["context", "unknown", undefined],
  ]);
  const options = { onInvalid: "drop" } as const;
  expect(() => createRecorders(throwingAt({ region: "eu" } as const, "region"), options).toolBytes(1)).not.toThrow();
  expect(() => createRecorders(revoked(), options).emit.shopOpened()).not.toThrow();
});

test("a span ends with status error whatever its run throws", () => {
  const { world, record } = scene();
  record.bind({ tracer: world.tracers, content: { exceptions: true } });
  for (const thrown of [revoked(), throwingAt(new Error("no"), "message"), { toString: boom }, null, undefined, 7]) {
    let caught: unknown;
    try {
      record.span.pay(() => {
        throw thrown;
      });
    } catch (error) {
      caught = error;
    }
    expect(Object.is(caught, thrown)).toBe(true);
  }
  record.bind({ tracer: world.tracers });
  expect(() =>
    record.span.pay(() => {
      throw throwingAt({}, "name");
    }),
  ).toThrow();
  expect(world.spans().map(({ status }) => status.code)).toEqual([2, 2, 2, 2, 2, 2, 2]);
});

test("what a run returns is returned, also where asking for its `then` throws, or its `then` does as it likes", async () => {
  const { world, record } = scene();
  const odd = throwingAt({}, "then");
  expect(record.span.pay(() => odd)).toBe(odd);
  const gone = revoked();
  expect(
    Object.is(
      record.span.pay(() => gone),
      gone,
    ),
  ).toBe(true);
  const twice = {
    // biome-ignore lint/suspicious/noThenProperty: what libraries return that are lazy
    then(settle: (value: number) => void): void {
      settle(4);
      settle(5);
    },
  };
  expect(await record.span.pay(() => twice)).toBe(4);
  // biome-ignore lint/suspicious/noThenProperty: a foreign promise that is broken
  const broken = { then: boom };
  await expect(record.span.pay(() => broken)).rejects.toThrow("gone");
  expect(world.spans().map(({ status }) => status.code)).toEqual([0, 0, 0, 2]);
});
