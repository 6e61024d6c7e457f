import { type Context, context, ROOT_CONTEXT, type Span, trace } from "@opentelemetry/api";
import { AsyncLocalStorageContextManager } from "@opentelemetry/context-async-hooks";
import { JsonMetricsSerializer, ProtobufMetricsSerializer } from "@opentelemetry/otlp-transformer";
import { MeterProvider } from "@opentelemetry/sdk-metrics";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createFixedReservoir } from "../../../src/runtime/local/exemplars.js";
import { createRecorderProducer, type Exemplar, type ExemplarFilter } from "../../../src/runtime/sdk.js";
import { ManualReader } from "../exported.js";
import { createFixture } from "../fixture-recorders.js";

const traceId = "0af7651916cd43dd8448eb211c80319c";
const spanId = "b7ad6b7169203331";

function spanWith(traceFlags: number): Span {
  return trace.wrapSpanContext({ traceId, spanId, traceFlags });
}

const sampled: Context = trace.setSpan(ROOT_CONTEXT, spanWith(1));
const unsampled: Context = trace.setSpan(ROOT_CONTEXT, spanWith(0));

beforeAll(() => context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable()));
afterAll(() => context.disable());

function world(exemplars?: ExemplarFilter, immediate = false) {
  const producer = createRecorderProducer({ name: "fixture", ...(exemplars && { exemplars }) });
  const reader = new ManualReader({ metricProducers: [producer] });
  new MeterProvider({ readers: [reader] });
  const record = createFixture({ onInvalid: "throw" });
  record.bind(producer.meter, { immediate });
  const exemplarsOf = async (name: string): Promise<readonly Exemplar[]> => {
    const { resourceMetrics } = await reader.collect();
    const all = resourceMetrics.scopeMetrics.flatMap(({ metrics }) => metrics);
    const points = all
      .filter(({ descriptor }) => descriptor.name === name)
      .flatMap(({ dataPoints }): readonly object[] => dataPoints);
    return points.flatMap((point) => (point as { exemplars?: readonly Exemplar[] }).exemplars ?? []);
  };
  return { record, reader, exemplarsOf };
}

const durations = { tool: "a", status: "ok" } as const;

describe("exemplars of the producer", () => {
  it("are the last value of each bucket that was recorded in a sampled span", async () => {
    const { record, exemplarsOf } = world("trace_based");
    context.with(sampled, () => {
      for (const value of [1, 2, 7, 500]) record.durationMs(value, durations);
    });
    context.with(unsampled, () => record.durationMs(50, durations));
    record.durationMs(3, durations);
    const exemplars = await exemplarsOf("fixture.duration_ms");
    expect(exemplars.map(({ value }) => value)).toEqual([2, 7, 500]);
    expect(exemplars[0]).toEqual({
      value: 2,
      timestamp: [expect.any(Number), expect.any(Number)],
      traceId,
      spanId,
      filteredAttributes: {},
    });
    expect(Math.abs((exemplars[0]?.timestamp[0] ?? 0) - Date.now() / 1000)).toBeLessThan(60);
  });

  it("belong to the interval that they were recorded in", async () => {
    const { record, exemplarsOf } = world("always_on");
    record.durationMs(1, durations);
    expect(await exemplarsOf("fixture.duration_ms")).toHaveLength(1);
    expect(await exemplarsOf("fixture.duration_ms")).toEqual([]);
  });

  it("carry no ids where there is no span", async () => {
    const { record, exemplarsOf } = world("always_on");
    record.durationMs(1, durations);
    const [exemplar] = await exemplarsOf("fixture.duration_ms");
    expect(exemplar).not.toHaveProperty("traceId");
    expect(exemplar).not.toHaveProperty("spanId");
  });

  it("are one for each counter and gauge, when each call is forwarded", async () => {
    const { record, exemplarsOf } = world("trace_based", true);
    context.with(sampled, () => {
      record.undo(3);
      record.undo(4);
      record.depth(9, { queue: "in" });
    });
    record.undo(5);
    const [one, ...others] = await exemplarsOf("fixture.undo");
    expect([3, 4]).toContain(one?.value);
    expect(others).toEqual([]);
  });

  it.each(["always_off", undefined] as const)("are off with %s", async (filter) => {
    const { record, exemplarsOf } = world(filter);
    context.with(sampled, () => record.durationMs(1, durations));
    expect(await exemplarsOf("fixture.duration_ms")).toEqual([]);
  });

  it("are not written by the serialisers of @opentelemetry/otlp-transformer", async () => {
    const { record, reader } = world("trace_based");
    context.with(sampled, () => record.durationMs(1, durations));
    const { resourceMetrics } = await reader.collect();
    expect(JSON.stringify(resourceMetrics.scopeMetrics)).toContain(traceId);
    const texts = [JsonMetricsSerializer, ProtobufMetricsSerializer].map(({ serializeRequest }) =>
      Buffer.from(serializeRequest(resourceMetrics) ?? []),
    );
    expect(texts.map((text) => text.includes("fixture.duration_ms"))).toEqual([true, true]);
    expect(texts.some((text) => text.includes(traceId) || text.includes(Buffer.from(traceId, "hex")))).toBe(false);
  });
});

it("a fixed reservoir keeps each measurement with the same probability", () => {
  const kept = new Array<number>(10).fill(0);
  const reservoir = createFixedReservoir(2);
  for (let round = 0; round < 5000; round++) {
    for (let value = 0; value < 10; value++) reservoir.offer({ value, timestamp: [0, 0], filteredAttributes: {} });
    for (const { value } of reservoir.take()) kept[value] = (kept[value] ?? 0) + 1;
  }
  // 1 000 expected of each, with a standard deviation of 28.
  for (const count of kept) expect(Math.abs(count - 1000)).toBeLessThan(200);
});
