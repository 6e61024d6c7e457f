import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { AggregationTemporality } from "@opentelemetry/sdk-metrics";
import { describe, expect, it } from "vitest";
import { collectPoints, createSdk } from "../exported.js";
import { createFixture, type FixtureRecorders } from "../fixture-recorders.js";

function total(points: { readonly [attributes: string]: unknown }): number {
  return Object.values(points).reduce<number>((sum, value) => sum + Number(value), 0);
}

/** Only with delta temporality does a reader forget series, so that their contexts can be let go. */
function createBound(temporality = AggregationTemporality.DELTA) {
  const { provider, reader } = createSdk({}, temporality);
  const record = createFixture({ onInvalid: "drop" });
  record.bind(provider.getMeter("fixture"));
  return { record, reader };
}

describe("with", () => {
  it("gives the same handle for equal contexts once something was recorded in them", () => {
    const record = createFixture();
    record.with({ model: "m2" }).undo();
    expect(record.with({ model: "m2" })).toBe(record.with({ model: "m2" }));
    expect(record.with({ model: "m2" })).toBe(record.with({ surface: "cli", model: "m2" }));
  });

  it("gives the first handle for its own context", () => {
    const record = createFixture();
    expect(record.with({})).toBe(record);
    expect(record.with({ model: "m2" }).with({ model: "m1" })).toBe(record);
  });

  it("leaves undefined values as they are", () => {
    const record = createFixture();
    expect(record.with({ model: undefined } as never)).toBe(record);
  });

  it("makes handles that share their series even if they were made before anything was recorded", async () => {
    const { record, reader } = createBound();
    const [one, two] = [record.with({ model: "m2" }), record.with({ model: "m2" })];
    one.undo();
    two.undo();
    expect(await collectPoints(reader, "fixture.undo")).toEqual({ '{"model":"m2","surface":"cli"}': 2 });
  });

  it("makes handles of the same class, which it can be called on again", async () => {
    const { record, reader } = createBound();
    const deep = record.with({ model: "m2" }).with({ surface: "vscode" }).with({ retry: 3 });
    deep.undo();
    expect(deep.constructor).toBe(record.constructor);
    expect(await collectPoints(reader, "fixture.undo")).toEqual({ '{"model":"m2","retry":3,"surface":"vscode"}': 1 });
  });

  it("leaves out values that are not allowed, and keys that the catalog does not know", async () => {
    const { record, reader } = createBound(AggregationTemporality.CUMULATIVE);
    record.with({ retry: 0.5, model: "m2", planet: "mars" } as never).undo();
    expect(await collectPoints(reader, "fixture.undo")).toEqual({ '{"model":"m2","surface":"cli"}': 1 });
    expect(Object.keys(await collectPoints(reader, "meterbook.invalid"))).toEqual([
      '{"attribute":"retry","metric":"context","reason":"type"}',
      '{"metric":"context","reason":"unknown"}',
    ]);
  });
});

describe("a context that was let go", () => {
  it("comes back with the next record of a handle that is still held", async () => {
    const { record, reader } = createBound();
    const session = record.with({ model: "m2" });
    session.undo();
    for (let i = 0; i < 3; i++) await reader.collect();
    session.undo(2);
    expect(record.with({ model: "m2" })).toBe(session);
    record.with({ model: "m2" }).undo(3);
    expect(await collectPoints(reader, "fixture.undo")).toEqual({ '{"model":"m2","surface":"cli"}': 5 });
  });

  it("is not let go while it is used, and keeps its handle", async () => {
    const { record, reader } = createBound();
    const session = record.with({ model: "m2" });
    for (let i = 0; i < 4; i++) {
      session.undo();
      await reader.collect();
    }
    expect(record.with({ model: "m2" })).toBe(session);
  });

  it("is another handle when it is asked for again", async () => {
    const { record, reader } = createBound();
    const session = record.with({ model: "m2" });
    session.undo();
    for (let i = 0; i < 3; i++) await reader.collect();
    expect(record.with({ model: "m2" })).not.toBe(session);
  });

  it("does not take others with it that begin with the same values", async () => {
    const { record, reader } = createBound();
    const [one, two] = [record.with({ retry: 1 }), record.with({ retry: 2 })];
    one.undo();
    for (let i = 0; i < 3; i++) {
      two.undo();
      await reader.collect();
    }
    expect(record.with({ retry: 2 })).toBe(two);
    expect(record.with({ retry: 1 })).not.toBe(one);
  });
});

/** What is left on the heap when nobody holds it any more. */
function liveBytes(): number {
  setFlagsFromString("--expose-gc");
  runInNewContext("gc")();
  return process.memoryUsage().heapUsed;
}

/** Handles one after the other, each recording once. */
function recordMany(record: FixtureRecorders, count: number, contextOf: (i: number) => object): void {
  for (let i = 0; i < count; i++) record.with(contextOf(i)).undo();
}

describe("many handles", { timeout: 120_000 }, () => {
  it("with three contexts lose no count and make three series", async () => {
    const { record, reader } = createBound();
    recordMany(record, 30_000, (i) => ({ model: `m${i % 3}` }));
    const points = await collectPoints(reader, "fixture.undo");
    expect(Object.keys(points)).toHaveLength(3);
    expect(total(points)).toBe(30_000);
  });

  it("with very many contexts lose no count and stay within the budget", async () => {
    const { record, reader } = createBound();
    const before = liveBytes();
    recordMany(record, 60_000, (i) => ({ model: `m${i}` }));
    const grown = liveBytes() - before;
    const points = await collectPoints(reader, "fixture.undo");
    expect(Object.keys(points).length).toBeLessThanOrEqual(2001);
    expect(total(points)).toBe(60_000);
    expect(grown).toBeLessThan(7e6);
  });

  it("unbound, with very many contexts, lose no count either", async () => {
    const { provider, reader } = createSdk();
    const record = createFixture({ onInvalid: "drop" });
    recordMany(record, 30_000, (i) => ({ model: `m${i}` }));
    record.bind(provider.getMeter("fixture"));
    expect(total(await collectPoints(reader, "fixture.undo"))).toBe(30_000);
  });

  it("with ever new contexts between collections lose no count, and stay within the budget for ever", async () => {
    const { record, reader } = createBound(AggregationTemporality.CUMULATIVE);
    for (let round = 0; round < 20; round++) {
      for (let i = 0; i < 1500; i++) record.with({ model: `m${round}.${i}` }).undo();
      await reader.collect();
    }
    const points = await collectPoints(reader, "fixture.undo");
    expect(Object.keys(points)).toHaveLength(2001);
    expect(total(points)).toBe(30_000);
  });

  it("with ever new contexts have the whole budget in each interval of delta temporality", async () => {
    const { record, reader } = createBound();
    for (let round = 0; round < 6; round++) {
      for (let i = 0; i < 1999; i++) record.with({ model: `m${round}.${i}` }).undo();
      const points = await collectPoints(reader, "fixture.undo");
      expect([Object.keys(points).length, total(points)]).toEqual([1999, 1999]);
    }
  });
});
