import type { Attribute, Metric } from "./catalog.js";
import { isBounded, pasted, saysSuccess, type ValueTable, valueTable } from "./value-table.js";

type Candidate = {
  readonly source: Attribute;
  /** Clear only where nothing else can be meant: names that are alike by chance say nothing. */
  readonly table: ValueTable;
};

/**
 * The attribute of an event from which a required one of a metric could come: the boolean `success`, where the values say it,
 * or the only one whose values are known and that has no place in the metric.
 */
export function candidateFor(
  target: Attribute,
  metric: Metric,
  attributes: readonly Attribute[],
): Candidate | undefined {
  const taken = new Set(metric.attributes.map(({ key }) => key));
  const free = attributes.filter((each) => !taken.has(each.key) && isBounded(each));
  const successes = free.filter((each) => saysSuccess(each, target));
  const [source, ...others] = successes.length > 0 ? successes : free;
  if (source === undefined || others.length > 0) return undefined;
  const table = valueTable(source, target);
  if (table === undefined) return undefined;
  return { source, table: successes.length > 0 ? table : new Map([...table.keys()].map((key) => [key, undefined])) };
}

/** What to write where nothing says what a required attribute is. */
export function missingHelp(target: Attribute, metric: Metric, attributes: readonly Attribute[]): string {
  const found = candidateFor(target, metric, attributes);
  const help = `add "${target.key}:" with the attribute that it comes from`;
  return found === undefined ? help : `${help}, as in ${pasted(found.source, target, found.table)}`;
}
