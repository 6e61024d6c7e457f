import type { AggregationTemporality, InstrumentType } from "@opentelemetry/sdk-metrics";

/**
 * The preferences of OTLP exporters, or a function, such as an exporter's own `selectAggregationTemporality`.
 * `delta`: sums that may fall stay cumulative. `lowmemory`: delta only for counters and histograms.
 */
export type Temporality = "cumulative" | "delta" | "lowmemory" | ((type: InstrumentType) => AggregationTemporality);

const deltaTypes: Readonly<Record<string, readonly string[]>> = {
  delta: ["COUNTER", "OBSERVABLE_COUNTER", "GAUGE", "OBSERVABLE_GAUGE", "HISTOGRAM"],
  lowmemory: ["COUNTER", "HISTOGRAM"],
};

/** Whether the points of an instrument cover everything since its start. */
export function isCumulative(temporality: Temporality, type: `${InstrumentType}`): boolean {
  // The number is that of the enum, which is not loaded for its sake.
  if (typeof temporality === "function") return temporality(type as InstrumentType) === 1;
  return !deltaTypes[temporality]?.includes(type);
}
