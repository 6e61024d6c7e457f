import type { Meter } from "@opentelemetry/api";
import {
  AggregationTemporality,
  AggregationType,
  createAllowListAttributesProcessor,
  InstrumentType,
  MeterProvider,
  type ViewOptions,
} from "@opentelemetry/sdk-metrics";
import { createRecorderProducer } from "../../../src/runtime/sdk.js";
import { collectSummaries, ManualReader } from "../exported.js";
import type { FixtureContext } from "../fixture-recorders.js";
import type { Scenario, Temporality, View } from "./operations.js";

export const contexts: readonly [FixtureContext, ...FixtureContext[]] = [
  { surface: "cli", model: "m1" },
  { surface: "cli", model: "m2" },
  { surface: "vscode", model: "m1" },
  { surface: "subagent_x", model: "m1", retry: 1 },
];

const views: Readonly<Record<View, ViewOptions[]>> = {
  none: [],
  "drop attributes": [
    { instrumentName: "*", attributesProcessors: [createAllowListAttributesProcessor(["tool", "queue"])] },
  ],
  rename: [{ instrumentName: "fixture.tool.call", name: "renamed.tool.call", description: "renamed" }],
  aggregation: [
    { instrumentName: "fixture.size", aggregation: { type: AggregationType.EXPONENTIAL_HISTOGRAM } },
    { instrumentName: "fixture.cost", aggregation: { type: AggregationType.DROP } },
    {
      instrumentName: "fixture.duration_ms",
      aggregation: { type: AggregationType.EXPLICIT_BUCKET_HISTOGRAM, options: { boundaries: [1, 1000] } },
    },
  ],
  "any aggregation": [
    { instrumentName: "fixture.tool.call", aggregation: { type: AggregationType.LAST_VALUE } },
    { instrumentName: "fixture.cost", aggregation: { type: AggregationType.EXPONENTIAL_HISTOGRAM } },
    { instrumentName: "fixture.depth", aggregation: { type: AggregationType.SUM } },
    { instrumentName: "fixture.size", aggregation: { type: AggregationType.SUM } },
  ],
};

const cumulativeInLowMemory: readonly InstrumentType[] = [
  InstrumentType.UP_DOWN_COUNTER,
  InstrumentType.OBSERVABLE_UP_DOWN_COUNTER,
  InstrumentType.OBSERVABLE_COUNTER,
];

function temporalityOf(temporality: Temporality, type: InstrumentType): AggregationTemporality {
  const cumulative =
    temporality === "cumulative" || (temporality === "low memory" && cumulativeInLowMemory.includes(type));
  return cumulative ? AggregationTemporality.CUMULATIVE : AggregationTemporality.DELTA;
}

/** A Meter with its readers. */
type Scene = {
  readonly meter: Meter;
  collect(reader: number): Promise<Map<string, unknown>>;
  shutdown(): Promise<void>;
};

/** As the SDK makes it, with the readers and Views of the scenario. */
export function createSdkScene({ readers, view }: Scenario): Scene {
  const made = readers.map(
    (temporality) => new ManualReader({ aggregationTemporalitySelector: (type) => temporalityOf(temporality, type) }),
  );
  const provider = new MeterProvider({ readers: made, views: views[view] });
  return {
    meter: provider.getMeter("fixture"),
    collect: async (index) => collectSummaries(made[index % made.length] ?? new ManualReader()),
    shutdown: () => provider.shutdown(),
  };
}

/** The Meter of a producer, whose metrics a reader of the SDK collects. */
export function createProducerScene({ readers: [temporality = "cumulative"], exemplars }: Scenario): Scene {
  const producer = createRecorderProducer({
    name: "fixture",
    temporality: (type) => temporalityOf(temporality, type),
    exemplars: exemplars === true ? "always_on" : "always_off",
  });
  const reader = new ManualReader({ metricProducers: [producer] });
  const provider = new MeterProvider({ readers: [reader] });
  return {
    meter: producer.meter,
    collect: () => collectSummaries(reader),
    shutdown: () => provider.shutdown(),
  };
}
