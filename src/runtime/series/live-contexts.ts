import { type Context, type Handle, internals, type RecorderState } from "../catalog/state.js";
import { lookUp, put } from "./tree.js";

/** Contexts that may have series at the same time; measurements of further ones go to the overflow series. */
const maxContexts = 10_000;

/** The live context of the handle's values, if there is one; the handle is turned to it. */
export function findLiveContext(handle: Handle): Context | undefined {
  const { state, values } = handle[internals];
  const live = lookUp(state.contexts, values) as Handle | undefined;
  if (live) handle[internals] = live[internals];
  return live?.[internals];
}

/**
 * The same, made live if need be: handles with equal values find it, and it gets tables of its own. Undefined when there
 * is no room for one more context.
 */
export function makeLive(handle: Handle): Context | undefined {
  const found = findLiveContext(handle);
  const context = handle[internals];
  const { state, values } = context;
  if (found || state.live.size >= maxContexts) return found;
  state.live.add(handle);
  state.clock.busy.add(state);
  state.contexts = put(state.contexts, values, handle);
  context.tables = [...state.unused];
  return context;
}

/**
 * Drops what a context recorded, except series that readers export for ever; without any of these, the context itself.
 * What is dropped leaves the budgets. A handle that is still held makes its context live again when it records.
 */
function drop(handle: Handle): void {
  const context = handle[internals];
  const { state, series } = context;
  context.series = series.filter((one) => {
    const { metric, metricState } = one;
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
export function dropUnused(state: RecorderState): void {
  const { interval } = state.clock;
  if (state.swept === interval) return;
  state.swept = interval;
  for (const handle of state.live) if (handle[internals].interval < interval) drop(handle);
}
