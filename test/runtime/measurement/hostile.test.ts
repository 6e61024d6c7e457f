import type { Meter } from "@opentelemetry/api";
import { describe, expect, it } from "vitest";
import { recordInMemory } from "../../../src/runtime/testing.js";
import { createFixture, fixtureContext } from "../fixture-recorders.js";

function throwing(): never {
  throw new Error("boom");
}

const throwsOnEverything: ProxyHandler<object> = {
  get: throwing,
  ownKeys: throwing,
  has: throwing,
  getPrototypeOf: throwing,
};

const revoked = Proxy.revocable({}, {});
revoked.revoke();

const hostile: readonly (readonly [string, unknown])[] = [
  ["null", null],
  ["undefined", undefined],
  ["a number", 1],
  ["a BigInt", 1n],
  ["a symbol", Symbol("x")],
  ["text", "tool"],
  ["a function", throwing],
  ["an array", ["shell", "ok"]],
  ["an object without a prototype", Object.create(null)],
  [
    "an object whose getters throw",
    {
      get tool() {
        return throwing();
      },
      get status() {
        return throwing();
      },
    },
  ],
  ["a proxy that throws on everything", new Proxy({}, throwsOnEverything)],
  [
    "a proxy that throws itself",
    new Proxy(
      {},
      {
        get(target) {
          throw new Proxy(target, throwsOnEverything);
        },
      },
    ),
  ],
  ["a revoked proxy", revoked.proxy],
  ["values of every wrong type", { tool: Symbol("x"), status: 1n }],
  ["values that throw when turned into text", { tool: { toString: throwing }, status: { valueOf: throwing } }],
  ["a value of 1 MB where 20 characters are allowed", { tool: "x".repeat(1 << 20), status: "ok" }],
];

describe.each(hostile)("%s given for attributes", (_what, given) => {
  it("neither throws nor is recorded, but is counted", () => {
    const record = createFixture({ onInvalid: "drop" });
    const memory = recordInMemory(record);
    record.durationMs(1, given as never);
    expect(memory.rejections()).toHaveLength(1);
    expect(memory.points(record.durationMs)).toEqual([]);
  });

  it("does not make a timer throw", () => {
    const record = createFixture({ onInvalid: "drop" });
    const memory = recordInMemory(record);
    record.startDurationMs(given as never)(given as never);
    expect(memory.points(record.durationMs)).toEqual([]);
  });

  it("does not make with throw", () => {
    const record = createFixture({ onInvalid: "drop" });
    const memory = recordInMemory(record);
    record.with(given as never).undo();
    expect(memory.sum(record.undo)).toBe(1);
  });

  it("throws nothing but the report under the policy throw", () => {
    const record = createFixture({ onInvalid: "throw" });
    const thrown = (() => {
      try {
        record.durationMs(1, given as never);
        return undefined;
      } catch (error) {
        return error;
      }
    })();
    expect(thrown).toMatchObject({ name: "InvalidMeasurementError", invalid: { metric: "fixture.duration_ms" } });
  });
});

describe("a Meter that throws at everything", () => {
  it("does not make recorders throw", () => {
    const meter = new Proxy(
      { createObservableGauge: () => ({ name: "hook", addCallback() {} }), addBatchObservableCallback() {} },
      {
        get: (target, name) => Reflect.get(target, name) ?? throwing,
      },
    ) as unknown as Meter;
    const record = createFixture({ onInvalid: "drop" });
    record.undo();
    record.size(1);
    expect(() => record.bind(meter)).not.toThrow();
    expect(() => record.undo(2)).not.toThrow();
    expect(() => record.undo(-1)).not.toThrow();
    expect(() => record.size(2)).not.toThrow();
    expect(() => record.flush()).not.toThrow();
  });
});

describe("what belongs to the caller", () => {
  it("is not changed, and may be frozen", () => {
    const attributes = Object.freeze({ tool: "shell", status: "ok", attempt: undefined });
    const context = Object.freeze({ ...fixtureContext });
    const record = createFixture({}, context);
    const memory = recordInMemory(record);
    record.durationMs(1, attributes);
    record.with(Object.freeze({ model: "m2" })).durationMs(1, attributes);
    expect(attributes).toEqual({ tool: "shell", status: "ok", attempt: undefined });
    expect(memory.sum(record.durationMs)).toBe(2);
  });

  it("may change later without changing what was recorded", () => {
    const attributes = { tool: "shell" };
    const record = createFixture();
    const memory = recordInMemory(record);
    record.active(attributes);
    attributes.tool = "edit";
    record.active(attributes);
    expect(memory.points(record.active).map((point) => point.attributes.tool)).toEqual(["shell", "edit"]);
  });

  it("may have its attributes on a prototype", () => {
    class Call {
      get tool(): string {
        return "shell";
      }
    }
    const record = createFixture();
    const memory = recordInMemory(record);
    record.active(new Call());
    record.active(Object.create({ tool: "shell" }));
    expect(memory.sum(record.active, { tool: "shell" })).toBe(2);
  });
});

describe("a getter that gives another value each time", () => {
  it("is recorded with a value that was checked", () => {
    const answers: unknown[] = ["a", "b"];
    const attributes = {
      get kind() {
        return answers.shift() ?? "zebra";
      },
    };
    const record = createFixture({ onInvalid: "drop" });
    const memory = recordInMemory(record);
    record.checked(attributes as never);
    expect(memory.points(record.checked).map(({ attributes: { kind } }) => kind)).toEqual(["b"]);
  });
});
