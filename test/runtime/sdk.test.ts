import { ROOT_CONTEXT } from "@opentelemetry/api";
import { InMemoryMetricExporter, MeterProvider, PeriodicExportingMetricReader } from "@opentelemetry/sdk-metrics";
import { describe, expect, it, vi } from "vitest";
import { createRecorderProducer } from "../../src/runtime/sdk.js";
import { collectMetrics, collectPoints, ManualReader } from "./exported.js";
import { createFixture } from "./fixture-recorders.js";

const root = '{"model":"m1","surface":"cli"}';

function createProducing(temporality: "cumulative" | "delta" | "lowmemory" = "cumulative") {
  const producer = createRecorderProducer({ name: "fixture", version: "1", temporality });
  const reader = new ManualReader({ metricProducers: [producer] });
  const provider = new MeterProvider({ readers: [reader] });
  const record = createFixture({ onInvalid: "drop" });
  record.bind(producer.meter);
  return { reader, record, provider };
}

describe("createRecorderProducer", () => {
  it("hands over the scope it was given", async () => {
    const { reader, record } = createProducing();
    record.undo();
    const { resourceMetrics } = await reader.collect();
    expect(resourceMetrics.scopeMetrics.map(({ scope }) => scope)).toEqual([{ name: "fixture", version: "1" }]);
  });

  it("hands over nothing when nothing was recorded", async () => {
    const { reader } = createProducing();
    expect((await reader.collect()).resourceMetrics.scopeMetrics).toEqual([]);
  });

  it("aggregates histograms by the boundaries of the catalog", async () => {
    const { reader, record } = createProducing();
    for (const value of [0, 3, 5, 7, 1000]) record.durationMs(value, { tool: "a", status: "ok" });
    expect(Object.values(await collectPoints(reader, "fixture.duration_ms"))).toEqual([
      { min: 0, max: 1000, sum: 1015, count: 5, buckets: { boundaries: [0, 5, 10, 100], counts: [1, 2, 1, 0, 1] } },
    ]);
  });

  it("exports everything again with cumulative temporality, and only what is new with delta", async () => {
    const [cumulative, delta] = [createProducing("cumulative"), createProducing("delta")];
    for (const { record } of [cumulative, delta]) record.size(3);
    await Promise.all([cumulative.reader.collect(), delta.reader.collect()]);
    for (const { record } of [cumulative, delta]) record.size(4);
    expect(await collectPoints(cumulative.reader, "fixture.size")).toMatchObject({
      [root]: { count: 2, min: 3, sum: 7 },
    });
    expect(await collectPoints(delta.reader, "fixture.size")).toMatchObject({ [root]: { count: 1, min: 4, sum: 4 } });
    expect(await collectPoints(cumulative.reader, "fixture.size")).toMatchObject({ [root]: { count: 2 } });
    expect(await collectPoints(delta.reader, "fixture.size")).toEqual({});
  });

  it.each([
    ["delta", { "fixture.undo": 0, "fixture.active": 1, "fixture.size": 0, "fixture.heap": 0 }],
    ["lowmemory", { "fixture.undo": 0, "fixture.active": 1, "fixture.size": 0, "fixture.heap": 1 }],
  ] as const)("has the temporalities of the OTLP preference %s", async (temporality, expected) => {
    const { reader, record } = createProducing(temporality);
    record.undo();
    record.active({ tool: "a" });
    record.size(1);
    record.heap(1);
    const metrics = await collectMetrics(reader);
    const found = metrics.map(({ descriptor, aggregationTemporality }) => [descriptor.name, aggregationTemporality]);
    expect(Object.fromEntries(found)).toEqual(expected);
  });

  it("begins an observed counter again when its total falls", async () => {
    const { reader, record } = createProducing();
    let total = 10;
    record.observeRead((observe) => observe(total, { disk: "a" }));
    await reader.collect();
    total = 4;
    expect(Object.values(await collectPoints(reader, "fixture.read"))).toEqual([4]);
  });

  it("hands over what callbacks throw, and the other metrics", async () => {
    const { reader, record } = createProducing();
    record.undo();
    record.observeThreads(() => {
      throw new Error("no threads");
    });
    const { resourceMetrics, errors } = await reader.collect();
    expect(errors).toEqual([new Error("no threads")]);
    expect(resourceMetrics.scopeMetrics[0]?.metrics.map(({ descriptor }) => descriptor.name)).toEqual(["fixture.undo"]);
  });

  it("passes over a callback that takes longer than the reader waits", async () => {
    const { reader, record } = createProducing();
    record.undo();
    record.observeThreads(() => new Promise(() => {}));
    const { resourceMetrics, errors } = await reader.collect({ timeoutMillis: 5 });
    expect(errors).toEqual([new Error("an observable callback took longer than 5 ms")]);
    expect(resourceMetrics.scopeMetrics[0]?.metrics).toHaveLength(1);
  });

  it("exports through a periodic reader, beside the metrics of the SDK, until shutdown", async () => {
    const producer = createRecorderProducer({ name: "fixture" });
    const exporter = new InMemoryMetricExporter(1);
    const reader = new PeriodicExportingMetricReader({ exporter, metricProducers: [producer] });
    const provider = new MeterProvider({ readers: [reader] });
    const record = createFixture();
    record.bind(producer.meter);
    record.undo();
    provider.getMeter("other").createCounter("other").add(1);
    await provider.forceFlush();
    const [exported] = exporter.getMetrics();
    expect(exported?.scopeMetrics.map(({ scope }) => scope.name)).toEqual(["other", "fixture"]);
    await provider.shutdown();
  });

  it("finds a series again in each interval without hashing its attributes", async () => {
    const { reader, record } = createProducing();
    record.undo();
    await reader.collect();
    const hashing = vi.spyOn(JSON, "stringify");
    for (let i = 0; i < 3; i++) {
      record.undo();
      await reader.collect();
    }
    expect(hashing).not.toHaveBeenCalled();
    hashing.mockRestore();
    expect(await collectPoints(reader, "fixture.undo")).toEqual({ [root]: 4 });
  });

  it("begins a series again that a delta reader had let go", async () => {
    const { reader, record } = createProducing("delta");
    const seen: unknown[] = [];
    for (const amount of [1, undefined, undefined, 2, 3]) {
      if (amount !== undefined) record.undo(amount);
      seen.push(await collectPoints(reader, "fixture.undo"));
    }
    expect(seen).toEqual([{ [root]: 1 }, {}, {}, { [root]: 2 }, { [root]: 3 }]);
  });

  it("merges series whose context was let go and came back", async () => {
    const { reader, record } = createProducing();
    const session = record.with({ model: "m2" });
    for (let i = 0; i < 2; i++) {
      session.undo();
      for (let j = 0; j < 3; j++) await reader.collect();
    }
    expect(await collectPoints(reader, "fixture.undo")).toEqual({ '{"model":"m2","surface":"cli"}': 2 });
  });

  it("takes the values of a series that comes from another producer, and leaves it what it has", async () => {
    const [first, second] = [createProducing(), createRecorderProducer({ name: "fixture" })];
    const reader = new ManualReader({ metricProducers: [second] });
    new MeterProvider({ readers: [reader] });
    first.record.size(3);
    first.record.bind(second.meter);
    first.record.size(4);
    expect(await collectPoints(first.reader, "fixture.size")).toMatchObject({ [root]: { count: 1, sum: 3 } });
    expect(await collectPoints(reader, "fixture.size")).toMatchObject({ [root]: { count: 1, sum: 4 } });
  });

  it("begins a histogram again that a delta reader had let go", async () => {
    const { reader, record } = createProducing("delta");
    const counts: unknown[] = [];
    for (const value of [1, undefined, undefined, 2]) {
      if (value !== undefined) record.size(value);
      counts.push(Object.values(await collectPoints(reader, "fixture.size")).length);
    }
    expect(counts).toEqual([1, 0, 0, 1]);
  });

  it("has instruments for calls by hand, with a context, too", async () => {
    const producer = createRecorderProducer({ name: "by hand" });
    const reader = new ManualReader({ metricProducers: [producer] });
    new MeterProvider({ readers: [reader] });
    const counter = producer.meter.createCounter("calls");
    for (const one of [ROOT_CONTEXT, ROOT_CONTEXT.setValue(Symbol("key"), 1)]) counter.add(1, { a: "b" }, one);
    expect(await collectPoints(reader, "calls")).toEqual({ '{"a":"b"}': 2 });
  });
});
