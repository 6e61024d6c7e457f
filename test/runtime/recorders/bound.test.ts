import { AggregationTemporality } from "@opentelemetry/sdk-metrics";
import { describe, expect, it } from "vitest";
import { add, defineCatalog, defineCounter, find0, resolveSeries } from "../../../src/runtime/contract.js";
import { bound, type InvalidMeasurement, InvalidMeasurementError, Recorders } from "../../../src/runtime/index.js";
import { recordInMemory } from "../../../src/runtime/testing.js";
import { collectPoints, createSdk, type Sdk } from "../exported.js";
import { createFixture } from "../fixture-recorders.js";

const root = JSON.stringify({ model: "m1", surface: "cli" });
const shell = { tool: "shell", status: "ok" } as const;

const meterOf = ({ provider }: Sdk) => provider.getMeter("fixture");

function fixture(reasons: string[] = []) {
  const sdk = createSdk();
  const record = createFixture({ onInvalid: ({ reason }: InvalidMeasurement) => void reasons.push(reason) });
  record.bind(meterOf(sdk));
  return { record, sdk };
}

describe("a bound recorder", () => {
  it("records what a call with its attributes records, 1 if nothing is said", async () => {
    const { record, sdk } = fixture();
    const calls = bound(record).toolCall(shell);
    calls.add();
    calls.add(2);
    record.toolCall(shell, 4);
    bound(record).undo().add();
    bound(record).depth({ queue: "in" }).record(-3);
    const latency = bound(record).durationMs({ tool: "a", status: "ok" });
    latency.record(7);
    latency.record(8);
    expect(Object.values(await collectPoints(sdk.reader, "fixture.tool.call"))).toEqual([7]);
    expect(await collectPoints(sdk.reader, "fixture.undo")).toEqual({ [root]: 1 });
    expect(Object.values(await collectPoints(sdk.reader, "fixture.depth"))).toEqual([-3]);
    expect(Object.values(await collectPoints(sdk.reader, "fixture.duration_ms"))).toMatchObject([
      { sum: 15, count: 2 },
    ]);
  });

  it("takes no place in a budget before it records", () => {
    const reasons: string[] = [];
    const { record } = fixture(reasons);
    const waiting = [1, 2, 3].map((id) => bound(record).closed({ id }));
    record.closed({ id: 4 });
    record.closed({ id: 5 });
    expect(reasons).toEqual([]);
    for (const one of waiting) one.add();
    expect(reasons).toEqual(["cardinality", "cardinality", "cardinality"]);
  });

  it("counts each measurement over a budget, as a call does", async () => {
    const reasons: string[] = [];
    const { record, sdk } = fixture(reasons);
    const third = bound(record).few({ tool: "c" });
    record.few({ tool: "a" });
    record.few({ tool: "b" });
    for (let i = 0; i < 3; i++) third.add();
    expect(reasons).toEqual(["max_values", "max_values", "max_values"]);
    expect(Object.values(await collectPoints(sdk.reader, "fixture.few"))).toEqual([1, 1, 3]);
  });

  it("checks each amount, and its attributes at each call as long as they are not allowed", () => {
    const reasons: string[] = [];
    const { record } = fixture(reasons);
    const undo = bound(record).undo();
    for (const amount of [1, -1, 0.5, Number.NaN, 2]) undo.add(amount);
    expect(reasons).toEqual(["amount", "amount", "amount"]);
    const checked = bound(record).checked({ kind: "zebra" } as never);
    checked.add();
    checked.add();
    expect(reasons.slice(3)).toEqual(["value", "value"]);
    expect(() =>
      bound(createFixture({ onInvalid: "throw" }))
        .undo()
        .add(-1),
    ).toThrow(InvalidMeasurementError);
  });

  it("keeps a copy of its attributes", async () => {
    const { record, sdk } = fixture();
    const attributes: { tool: string; status: string } = { ...shell };
    const calls = bound(record).toolCall(attributes);
    attributes.tool = "other";
    calls.add();
    record.toolCall(shell);
    expect(Object.values(await collectPoints(sdk.reader, "fixture.tool.call"))).toEqual([2]);
  });

  it("records on after intervals without it, under delta temporality, which drop its context", async () => {
    const sdk = createSdk({}, AggregationTemporality.DELTA);
    const record = createFixture({ onInvalid: "throw" });
    record.bind(meterOf(sdk));
    const handle = record.with({ model: "m2" });
    const calls = bound(handle).toolCall(shell);
    const latency = bound(handle).size();
    const values = async () => Object.values(await collectPoints(sdk.reader, "fixture.tool.call"));
    for (let round = 0; round < 3; round++) {
      calls.add(2);
      latency.record(5);
      expect(await values()).toEqual([2]);
      for (let idle = 0; idle < 3; idle++) expect(await values()).toEqual([]);
    }
    calls.add();
    record.with({ model: "m2" }).toolCall(shell);
    expect(await values()).toEqual([2]);
  });

  it("goes on with the next Meter, and waits while there is none", async () => {
    const { record, sdk } = fixture();
    const calls = bound(record).toolCall(shell);
    const size = bound(record).size();
    calls.add();
    size.record(1);
    record.unbind();
    calls.add(2);
    size.record(2);
    const next = createSdk();
    record.bind(meterOf(next));
    calls.add(4);
    size.record(4);
    expect(Object.values(await collectPoints(sdk.reader, "fixture.tool.call"))).toEqual([1]);
    expect(Object.values(await collectPoints(next.reader, "fixture.tool.call"))).toEqual([6]);
    expect(Object.values(await collectPoints(next.reader, "fixture.size"))).toMatchObject([{ sum: 6, count: 2 }]);
  });

  it("keeps the common attributes of its handle", () => {
    const record = createFixture();
    const memory = recordInMemory(record);
    const other = bound(record.with({ model: "m2" })).toolCall(shell);
    bound(record).toolCall(shell).add();
    other.add(2);
    expect(memory.sum(record.toolCall, { model: "m1" })).toBe(1);
    expect(memory.sum(record.toolCall, { model: "m2" })).toBe(2);
  });

  it("forwards each call under immediate, as memory binds it", () => {
    const record = createFixture();
    const memory = recordInMemory(record);
    const calls = bound(record).toolCall(shell);
    calls.add(1);
    calls.add(2);
    expect(memory.points(record.toolCall)).toMatchObject([{ values: [1, 2] }]);
  });

  it("times with its attributes, once", async () => {
    const { record, sdk } = fixture();
    const stop = bound(record).durationMs({ tool: "a", status: "ok" }).start();
    stop();
    stop();
    expect(Object.values(await collectPoints(sdk.reader, "fixture.duration_ms"))).toMatchObject([{ count: 1 }]);
  });

  it("does nothing with attributes that cannot be read but report it", () => {
    const reasons: string[] = [];
    const { record } = fixture(reasons);
    const trap = {
      status: "ok",
      get tool(): string {
        throw new Error("no");
      },
    };
    const calls = bound(record).toolCall(trap);
    calls.add();
    calls.add();
    expect(reasons).toEqual(["missing", "missing"]);
  });

  it("is none where a recorder is not", () => {
    const all = bound(createFixture()) as unknown as Readonly<Record<string, unknown>>;
    expect(all["nothing"]).toBeUndefined();
    expect(all["then"]).toBeUndefined();
  });
});

const until = (limit: number) => defineCounter({ name: `old.${limit}`, attributes: [], expiry: () => "is over" });
const [first, second] = [until(1), defineCounter({ name: "new", attributes: [] })];
const catalog = defineCatalog({ name: "two", context: [], metrics: [first, second] });

class Renamed extends Recorders<object> {
  both(amount?: number): void {
    add(find0(this, first) ?? resolveSeries(this, first, undefined), amount);
    add(find0(this, second) ?? resolveSeries(this, second, undefined), amount);
  }
}

it("a recorder of two names records both when it is bound, and an expired one reports each measurement", async () => {
  const sdk = createSdk();
  const reasons: string[] = [];
  const record = new Renamed(catalog, {}, { onInvalid: ({ reason }) => void reasons.push(reason) });
  record.bind(meterOf(sdk));
  const both = bound(record).both();
  both.add(2);
  both.add(3);
  expect(Object.values(await collectPoints(sdk.reader, "new"))).toEqual([5]);
  expect(await collectPoints(sdk.reader, "old.1")).toEqual({});
  expect(reasons).toEqual(["expired", "expired"]);
});
