import { AggregationTemporality, InstrumentType, MeterProvider } from "@opentelemetry/sdk-metrics";
import { describe, expect, it } from "vitest";
import { createRecorderProducer } from "../../../src/runtime/sdk.js";
import { createSdk, collectPoints, collectSummaries, ManualReader } from "../exported.js";
import { createFixture, fixtureContext } from "../fixture-recorders.js";

const context = '"model":"m1"';
const overflow = '{"otel.metric.overflow":true}';

function createBound(temporality?: AggregationTemporality) {
  const { provider, reader } = createSdk({}, () => temporality ?? AggregationTemporality.CUMULATIVE);
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

  it("has room again in the next interval of delta temporality, for a counter that other contexts used up", async () => {
    const { record, reader } = createBound(AggregationTemporality.DELTA);
    for (let round = 0; round < 5; round++) {
      for (let i = 0; i < 3; i++) record.with({ model: `m${round}.${i}` }).closed({ id: 1 });
      expect(await collectPoints(reader, "fixture.closed")).toEqual({
        [`{"id":1,"model":"m${round}.0","surface":"cli"}`]: 1,
        [`{"id":1,"model":"m${round}.1","surface":"cli"}`]: 1,
        [overflow]: 1,
      });
    }
  });

  it("has no room again where a reader exports each series for ever", async () => {
    const { record, reader } = createBound();
    for (let i = 0; i < 5; i++) {
      record.with({ model: `m${i}` }).closed({ id: 1 });
      await reader.collect();
    }
    record.with({ model: "m0" }).closed({ id: 1 });
    expect(await collectPoints(reader, "fixture.closed")).toEqual({
      '{"id":1,"model":"m0","surface":"cli"}': 2,
      '{"id":1,"model":"m1","surface":"cli"}': 1,
      [overflow]: 3,
    });
  });

  it("counts what was flushed within the interval", async () => {
    const { record, reader } = createBound(AggregationTemporality.DELTA);
    for (let i = 0; i < 5; i++) {
      record.with({ model: `m${i}` }).closed({ id: 1 });
      record.flush();
    }
    expect(Object.keys(await collectPoints(reader, "fixture.closed"))).toHaveLength(3);
  });

  it("keeps the places of a sum that may fall, which delta readers export for ever", async () => {
    const { provider, reader } = createSdk({}, (type) =>
      type === InstrumentType.UP_DOWN_COUNTER ? AggregationTemporality.CUMULATIVE : AggregationTemporality.DELTA,
    );
    const record = createFixture({ onInvalid: "drop" });
    record.bind(provider.getMeter("fixture"));
    for (let i = 0; i < 5; i++) {
      const session = record.with({ model: `m${i}` });
      session.closed({ id: 1 });
      if (i === 0) session.active({ tool: "a" });
      await reader.collect();
    }
    record.with({ model: "m0" }).active({ tool: "a" });
    record.with({ model: "m0" }).closed({ id: 1 });
    const summaries = await collectSummaries(reader);
    expect(summaries.get("fixture.active")).toMatchObject({
      points: { '{"model":"m0","surface":"cli","tool":"a"}': 2 },
    });
    expect(summaries.get("fixture.closed")).toMatchObject({ points: { '{"id":1,"model":"m0","surface":"cli"}': 1 } });
  });

  it("is the same on the Meter of the producer", async () => {
    for (const [temporality, length] of [
      ["delta", 2],
      ["cumulative", 3],
    ] as const) {
      const producer = createRecorderProducer({ name: "fixture", temporality });
      const record = createFixture({ onInvalid: "drop" });
      record.bind(producer.meter);
      const reader = new ManualReader({ metricProducers: [producer] });
      const provider = new MeterProvider({ readers: [reader] });
      let points = {};
      for (let i = 0; i < 4; i++) {
        record.with({ model: `m${i}` }).closed({ id: 1 });
        record.with({ model: `n${i}` }).closed({ id: 1 });
        points = await collectPoints(reader, "fixture.closed");
      }
      expect(Object.keys(points)).toHaveLength(length);
      await provider.shutdown();
    }
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
