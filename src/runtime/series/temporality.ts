import type { Meter } from "@opentelemetry/api";
import type { InstrumentKind } from "../catalog/definition.js";

/** What the readers of an SDK want of a kind of instrument; 0 stands for delta. */
type Collector = { selectAggregationTemporality(type: string): number };

/** Where the Meter of the SDK keeps its readers. The producer's says the same. */
type WithReaders = {
  readonly _meterSharedState?: {
    readonly _meterProviderSharedState?: { readonly metricCollectors?: readonly Collector[] };
  };
};

/**
 * Whether a reader of the Meter exports each series from its first record on for ever, cumulatively. The API does not
 * say so; a Meter that cannot be asked counts as cumulative, for which the limits are held more strictly.
 */
export function isLasting(meter: Meter, kind: InstrumentKind): boolean {
  const collectors = (meter as WithReaders)._meterSharedState?._meterProviderSharedState?.metricCollectors;
  const type = kind.replace(/\B(?=[A-Z])/g, "_").toUpperCase();
  // Without readers nobody knows yet: those of SDK 1 may come later.
  return !collectors?.length || collectors.some((collector) => collector.selectAggregationTemporality(type) !== 0);
}
