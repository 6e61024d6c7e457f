import { brokenLines } from "./broken-query.js";
import type { Change } from "./change.js";
import type { Comparison } from "./comparison.js";

/** What consumers must know of a change beside its message, a line each. */
export function detailLines(
  comparison: Comparison,
  change: Change,
  shown: (text: string) => string,
): readonly string[] {
  return [...exportedLines(comparison, change, shown), ...brokenLines(comparison.broken?.get(change), shown)];
}

/** How a change renames a metric in Prometheus; nothing where it does not. */
export function exportedLines(
  { exported }: Comparison,
  change: Change,
  shown: (text: string) => string,
): readonly string[] {
  const names = exported.get(change);
  return names === undefined ? [] : [`in Prometheus, ${shown(names.base)} becomes ${shown(names.head)}`];
}
