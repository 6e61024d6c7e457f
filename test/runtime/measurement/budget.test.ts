import { describe, expect, it } from "vitest";
import { createSdk, collectPoints } from "../exported.js";
import { createFixture, fixtureContext } from "../fixture-recorders.js";

const context = '"model":"m1"';
const overflow = '{"otel.metric.overflow":true}';

function createBound() {
  const { provider, reader } = createSdk();
  const record = createFixture({ onInvalid: "drop" });
  record.bind(provider.getMeter("fixture"));
  return { record, reader, provider };
}

describe("a metric over its budget of series", () => {
  it("records further values of an open attribute as _other", async () => {
    const { record, reader } = createBound();
    for (const user of ["a", "b", "c", "d", "e", "a"]) record.open({ user });
    expect(await collectPoints(reader, "fixture.open")).toEqual({
      [`{${context},"surface":"cli","user":"a"}`]: 2,
      [`{${context},"surface":"cli","user":"b"}`]: 1,
      [`{${context},"surface":"cli","user":"c"}`]: 1,
      [`{${context},"surface":"cli","user":"_other"}`]: 2,
    });
  });

  it("records in the overflow series what no open attribute can take up", async () => {
    const { record, reader } = createBound();
    for (const id of [1, 2, 3, 4, 1]) record.closed({ id });
    expect(await collectPoints(reader, "fixture.closed")).toEqual({
      [`{"id":1,${context},"surface":"cli"}`]: 2,
      [`{"id":2,${context},"surface":"cli"}`]: 1,
      [overflow]: 2,
    });
  });

  it("records in the overflow series when even the series with _other are too many", async () => {
    const { record, reader } = createBound();
    for (const user of ["a", "b", "c", "d"]) record.open({ user });
    record.with({ model: "m2" }).open({ user: "a" });
    record.with({ model: "m3" }).open({ user: "a" });
    const points = await collectPoints(reader, "fixture.open");
    expect(points[overflow]).toBe(2);
    expect(Object.keys(points)).toHaveLength(5);
  });

  it("counts what it put elsewhere, call by call", async () => {
    const { record, reader } = createBound();
    for (const id of [1, 2, 3, 3]) record.closed({ id });
    await collectPoints(reader, "fixture.closed");
    expect(await collectPoints(reader, "meterbook.invalid")).toEqual({
      '{"metric":"fixture.closed","reason":"cardinality"}': 2,
    });
  });

  it("never throws, whatever the policy", () => {
    const record = createFixture({ onInvalid: "throw" });
    for (const id of [1, 2]) record.closed({ id });
    expect(() => record.closed({ id: 3 })).not.toThrow();
  });

  it("has room again when the contexts that used it are let go", async () => {
    const { record, reader } = createBound();
    record.with({ model: "m2" }).closed({ id: 1 });
    record.with({ model: "m3" }).closed({ id: 1 });
    await reader.collect();
    await reader.collect();
    record.closed({ id: 7 });
    const points = await collectPoints(reader, "fixture.closed");
    expect(points[`{"id":7,${context},"surface":"cli"}`]).toBe(1);
    expect(points[overflow]).toBeUndefined();
  });
});

describe("an attribute over its budget of values", () => {
  it("is recorded as _other", async () => {
    const { record, reader } = createBound();
    for (const tool of ["a", "b", "c", "d", "a"]) record.few({ tool });
    expect(await collectPoints(reader, "fixture.few")).toEqual({
      [`{${context},"surface":"cli","tool":"a"}`]: 2,
      [`{${context},"surface":"cli","tool":"b"}`]: 1,
      [`{${context},"surface":"cli","tool":"_other"}`]: 2,
    });
  });

  it("leads to the overflow series when it is a number", async () => {
    const { record, reader } = createBound();
    for (const shard of [1, 2, 3]) record.few({ tool: "a", shard });
    expect((await collectPoints(reader, "fixture.few"))[overflow]).toBe(1);
  });

  it("shares its budget with all contexts", async () => {
    const { record, reader } = createBound();
    record.few({ tool: "a" });
    record.few({ tool: "b" });
    record.with({ model: "m2" }).few({ tool: "c" });
    expect((await collectPoints(reader, "fixture.few"))['{"model":"m2","surface":"cli","tool":"_other"}']).toBe(1);
  });
});

describe("the SDK's limit of 2000 series", () => {
  it("overflows in the same place as with hand-written calls", async () => {
    const { record, reader, provider } = createBound();
    const byHand = createSdk();
    const counter = byHand.provider.getMeter("fixture").createCounter("fixture.wide");
    const zeros = { a: 0, b: 0, c: 0, d: 0, e: 0, f: 0, g: 0, h: 0 };
    for (let i = 0; i < 2500; i++) {
      record.wide({ ...zeros, i });
      counter.add(1, { ...fixtureContext, ...zeros, i });
    }
    expect(provider).not.toBe(byHand.provider);
    expect(await collectPoints(reader, "fixture.wide")).toEqual(await collectPoints(byHand.reader, "fixture.wide"));
  });
});
