import { describe, expect, it } from "vitest";
import { recordInMemory } from "../../../src/runtime/testing.js";
import { collectPoints, createSdk } from "../exported.js";
import { createFixture, type FixtureRecorders } from "../fixture-recorders.js";

type Give = (record: FixtureRecorders, value: number) => void;

const kinds: readonly (readonly [string, Give, readonly unknown[], readonly number[]])[] = [
  ["a counter of doubles", (r, v) => r.cost({ cached: true }, v), [-1, -0.5], [0, 0.5, 3]],
  ["a counter of ints", (r, v) => r.undo(v), [-1, 0.5, 2 ** 53], [0, 7]],
  ["an up_down_counter", (r, v) => r.active({ tool: "shell" }, v), [], [-0.5, 0, 2]],
  ["a gauge of doubles", (r, v) => r.depth(v), [], [-1.5, 0]],
  ["a gauge of ints", (r, v) => r.heap(v), [0.5, -(2 ** 53)], [-3, 0]],
  ["a histogram of doubles", (r, v) => r.durationMs(v, { tool: "a", status: "ok" }), [-1], [0, 0.5]],
  ["a histogram of ints", (r, v) => r.size(v), [-1, 0.5], [0, 12]],
];

const neverNumbers: readonly unknown[] = [Number.NaN, Number.POSITIVE_INFINITY, "1", 1n, null, {}, true, Symbol("one")];

describe.each(kinds)("%s", (_kind, give, refused, taken) => {
  it.each([...neverNumbers, ...refused].map((value) => [typeof value, value]))("rejects the %s %s", (_type, value) => {
    const record = createFixture({ onInvalid: "drop" });
    const memory = recordInMemory(record);
    give(record, value as number);
    expect(memory.rejections().map(({ reason }) => reason)).toEqual(["amount"]);
  });

  it.each(taken.map((value) => [value]))("takes %d", (value) => {
    const record = createFixture();
    const memory = recordInMemory(record);
    give(record, value);
    expect(memory.rejections()).toEqual([]);
  });
});

describe("amounts", () => {
  it("default to one", () => {
    const record = createFixture();
    const { sum } = recordInMemory(record);
    record.undo();
    record.toolCall({ tool: "shell", status: "ok" });
    expect([sum(record.undo), sum(record.toolCall)]).toEqual([1, 1]);
  });

  it("leave no trace of what was rejected between them", async () => {
    const { provider, reader } = createSdk();
    const record = createFixture({ onInvalid: "drop" });
    record.bind(provider.getMeter("fixture"));
    record.undo(2);
    record.undo(Number.NaN);
    record.undo(-1);
    record.undo(3);
    expect(await collectPoints(reader, "fixture.undo")).toEqual({ '{"model":"m1","surface":"cli"}': 5 });
  });

  it("of zero make a point, as do amounts that cancel out", async () => {
    const { provider, reader } = createSdk();
    const record = createFixture();
    record.bind(provider.getMeter("fixture"));
    record.active({ tool: "a" }, 1);
    record.active({ tool: "a" }, -1);
    record.active({ tool: "b" }, 0);
    expect(Object.values(await collectPoints(reader, "fixture.active"))).toEqual([0, 0]);
  });
});
