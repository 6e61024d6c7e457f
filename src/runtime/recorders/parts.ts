import type { Catalog } from "../catalog/catalog.js";
import type { Metric } from "../catalog/definition.js";
import { createRecorderState, type RecorderOptions } from "../catalog/recorder-state.js";
import { internals, type MetricState, type RecorderState } from "../catalog/state.js";
import type { RecordersClass } from "./compose.js";
import { Recorders } from "./recorders.js";

/** Metrics join their catalog when the first recorders of theirs are created, so that no import has an effect. */
function addMetrics(catalog: Catalog, metrics: readonly Metric[]): void {
  const all = catalog.metrics as Metric[];
  for (const metric of metrics) if (metric.slot < 0) metric.slot = all.push(metric) - 1;
}

/** Gives recorders a state for the metrics that have joined their catalog since. */
function grow({ catalog, options, metricStates, unused }: RecorderState): void {
  if (metricStates.length === catalog.metrics.length) return;
  for (const added of createRecorderState(catalog, options).metricStates.slice(metricStates.length)) {
    (metricStates as MetricState[]).push(added);
    unused.push(undefined);
  }
}

/** Recorders of a class with all that others have: their common attributes, their Meter, their budgets. */
function join<Context, R extends Recorders<Context>>(
  recorders: { readonly prototype: R },
  other: Recorders<Context>,
): R {
  grow(other[internals].state);
  return Object.create(recorders.prototype, {
    [internals]: { value: other[internals], writable: true },
    // Handles of equal contexts are looked up, and would be of the other class.
    with: { value: (changes: Partial<Context>) => join(recorders, other.with(changes)) },
  });
}

/**
 * The recorders of some metrics of a catalog: with common attributes and options, or with all that recorders of the same
 * catalog have.
 */
export function createPart<Context, R extends Recorders<Context>>(
  recorders: RecordersClass<Context, R>,
  catalog: Catalog,
  metrics: readonly Metric[],
  ...[given, options]: readonly [given: Context | Recorders<Context>, options?: RecorderOptions | Recorders<Context>]
): R {
  addMetrics(catalog, metrics);
  const other = [given, options].find((each) => each instanceof Recorders);
  if (other === undefined) return new recorders(catalog, given as Context, options as RecorderOptions);
  const { attributes, state } = other[internals];
  if (state.catalog === catalog) return join(recorders, other as Recorders<Context>);
  return new recorders(catalog, attributes as Context, state.options);
}
