import type { Meter } from "@opentelemetry/api";
import type { InstrumentKind } from "../catalog/definition.js";
import { type Context, type Handle, internals, type Liveness, type RecorderState } from "../catalog/state.js";
import { lookUp, put } from "./tree.js";

/** Contexts that may have series at the same time; measurements of further ones go to the overflow series. */
const maxContexts = 10_000;

/**
 * The live context of the handle's values, to which the handle is turned. If there is none, it is undefined, or made, where
 * there is room for one more: then handles with equal values find it, and it gets tables of its own.
 */
function findLive(handle: Handle, isMade: boolean): Context | undefined {
  const context = handle[internals];
  const { state, values } = context;
  const found = lookUp(state.contexts, values) as Handle | undefined;
  if (found) {
    handle[internals] = found[internals];
    return found[internals];
  }
  if (!isMade || state.live.size >= maxContexts) return undefined;
  state.live.add(handle);
  state.clock.busy.add(state);
  state.contexts = put(state.contexts, values, handle);
  context.tables = [...state.unused];
  return context;
}

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
function isLasting(meter: Meter, kind: InstrumentKind): boolean {
  const collectors = (meter as WithReaders)._meterSharedState?._meterProviderSharedState?.metricCollectors;
  const type = kind.replace(/\B(?=[A-Z])/g, "_").toUpperCase();
  // Without readers nobody knows yet: those of SDK 1 may come later.
  return !collectors?.length || collectors.some((collector) => collector.selectAggregationTemporality(type) !== 0);
}

/**
 * Drops what a context recorded, except series that readers export for ever; without any of these, the context itself.
 * What is dropped leaves the budgets. A handle that is still held makes its context live again when it records.
 */
function drop(handle: Handle): void {
  const context = handle[internals];
  const { state, series } = context;
  const { binding } = state;
  context.series = series.filter((one) => {
    const { metric, metricState } = one;
    if (binding) metricState.lasting ??= isLasting(binding.meter, metric.kind);
    if (metricState.lasting) return true;
    one.gone = true;
    metricState.count--;
    context.tables[metric.slot] = undefined;
    return false;
  });
  if (context.series.length > 0) return;
  state.contexts = put(state.contexts, context.values);
  state.live.delete(handle);
  context.tables = state.unused;
}

/** Drops the contexts that were not used in this interval; nothing of theirs is dirty. Once in an interval is enough. */
function dropUnused(state: RecorderState): void {
  const { interval } = state.clock;
  if (state.swept === interval) return;
  state.swept = interval;
  for (const handle of state.live) if (handle[internals].interval < interval) drop(handle);
}

/** Of recorders with common attributes. */
export const liveContexts: Liveness = { findLive, dropUnused };
