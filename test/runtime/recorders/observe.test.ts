import { describe, expect, it, vi } from "vitest";
import { collectPoints, createSdk } from "../exported.js";
import { createFixture } from "../fixture-recorders.js";

const root = '{"model":"m1","surface":"cli"}';

function createBound() {
  const { provider, reader } = createSdk();
  const record = createFixture({ onInvalid: "drop" });
  record.bind(provider.getMeter("fixture"));
  return { record, reader };
}

describe("an observable metric", () => {
  it("is asked once in each collection until it is stopped", async () => {
    const { record, reader } = createBound();
    const callback = vi.fn((observe: (value: number) => void) => observe(7));
    const stop = record.observeThreads(callback);
    expect(await collectPoints(reader, "fixture.threads")).toEqual({ [root]: 7 });
    await reader.collect();
    stop();
    await reader.collect();
    expect(callback).toHaveBeenCalledTimes(2);
  });

  it("may be stopped while unbound, and twice", async () => {
    const { provider, reader } = createSdk();
    const record = createFixture();
    const stop = record.observeThreads((observe) => observe(7));
    stop();
    stop();
    record.bind(provider.getMeter("fixture"));
    expect(await collectPoints(reader, "fixture.threads")).toEqual({});
  });

  it("carries the context of the handle it was given to", async () => {
    const { record, reader } = createBound();
    record.with({ model: "m2" }).observeThreads((observe) => observe(1));
    record.observeThreads((observe) => observe(2));
    expect(await collectPoints(reader, "fixture.threads")).toEqual({ '{"model":"m2","surface":"cli"}': 1, [root]: 2 });
  });

  it("may answer later", async () => {
    const { record, reader } = createBound();
    record.observeThreads(async (observe) => {
      await Promise.resolve();
      observe(3);
    });
    expect(await collectPoints(reader, "fixture.threads")).toEqual({ [root]: 3 });
  });

  it("takes along what is recorded until it answers, each call once", async () => {
    const { record, reader } = createBound();
    let calls = 0;
    record.observeThreads(async (observe) => {
      await new Promise((resolve) => setTimeout(resolve, 5));
      record.undo(++calls);
      observe(3);
    });
    const collected = collectPoints(reader, "fixture.undo");
    record.undo(10);
    expect(await collected).toEqual({ [root]: 11 });
    record.undo(20);
    expect(await collectPoints(reader, "fixture.undo")).toEqual({ [root]: 33 });
    expect(await collectPoints(reader, "fixture.undo")).toEqual({ [root]: 36 });
  });

  it("rejects what does not fit, and exports the rest", async () => {
    const { record, reader } = createBound();
    record.observeOpenFiles((observe) => observe(0.5));
    record.observeRead((observe) => {
      observe(-1, { disk: "a" });
      observe(2, { disk: 3 } as never);
      observe(4, { disk: "b" });
    });
    expect(await collectPoints(reader, "fixture.read")).toEqual({ '{"disk":"b","model":"m1","surface":"cli"}': 4 });
    expect(Object.values(await collectPoints(reader, "meterbook.invalid"))).toEqual([2, 2, 2]);
  });

  it("adds up the totals that its budget puts into one series", async () => {
    const { record, reader } = createBound();
    record.observeRead((observe) => {
      for (const [index, disk] of ["a", "b", "c", "d"].entries()) observe(10 + index, { disk });
    });
    const expected = {
      '{"disk":"a","model":"m1","surface":"cli"}': 10,
      '{"disk":"b","model":"m1","surface":"cli"}': 11,
      '{"disk":"_other","model":"m1","surface":"cli"}': 25,
    };
    expect(await collectPoints(reader, "fixture.read")).toEqual(expected);
    expect(await collectPoints(reader, "fixture.read")).toEqual(expected);
  });

  it("counts the last value of attributes that are observed twice, as the SDK does", async () => {
    const { record, reader } = createBound();
    const byHand = createSdk();
    const observed: readonly (readonly [number, { readonly disk: string }])[] = [
      [0.1, { disk: "a" }],
      [0.3, { disk: "a" }],
      [5, { disk: "b" }],
      [4, { disk: "b" }],
    ];
    record.observeRead((observe) => {
      for (const [value, attributes] of observed) observe(value, attributes);
    });
    const counter = byHand.provider.getMeter("fixture").createObservableCounter("fixture.read");
    counter.addCallback((result) => {
      for (const [value, attributes] of observed) result.observe(value, { model: "m1", surface: "cli", ...attributes });
    });
    for (let i = 0; i < 2; i++) {
      expect(await collectPoints(reader, "fixture.read")).toEqual(await collectPoints(byHand.reader, "fixture.read"));
    }
  });

  it("counts the last value of each of the attributes that its budget puts into one series", async () => {
    const { record, reader } = createBound();
    record.observeRead((observe) => {
      for (const disk of ["a", "b"]) observe(1, { disk });
      observe(10, { disk: "c" });
      observe(20, { disk: "d" });
      observe(12, { disk: "c" });
      observe(5, { disk: "_other" });
      observe(6, { disk: "_other" });
      observe(20, { disk: "d" });
    });
    for (let i = 0; i < 2; i++) {
      const points = await collectPoints(reader, "fixture.read");
      expect(points['{"disk":"_other","model":"m1","surface":"cli"}']).toBe(12 + 20 + 6);
    }
  });

  it("keeps its context live as long as it is asked", async () => {
    const { record, reader } = createBound();
    const session = record.with({ model: "m2" });
    session.observeThreads((observe) => observe(1));
    for (let i = 0; i < 4; i++) await reader.collect();
    expect(record.with({ model: "m2" })).toBe(session);
  });
});
