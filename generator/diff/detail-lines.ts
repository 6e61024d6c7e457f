import { brokenLines } from "./broken-query.js";
import type { Change } from "./change.js";
import type { Comparison } from "./comparison.js";
import { releaseText } from "./releases.js";

/** What consumers must know of a change beside its message, a line each. */
export function detailLines(
  comparison: Comparison,
  change: Change,
  shown: (text: string) => string,
): readonly string[] {
  return [...factLines(comparison, change, shown), ...brokenLines(comparison.broken?.get(change), shown)];
}

/** The same without the queries that it breaks. */
export function factLines(comparison: Comparison, change: Change, shown: (text: string) => string): readonly string[] {
  const release = comparison.releases.get(change);
  return [...exportedLines(comparison, change, shown), ...(release === undefined ? [] : [shown(releaseText(release))])];
}

/** How a change renames a metric in Prometheus; nothing where it does not. */
function exportedLines({ exported }: Comparison, change: Change, shown: (text: string) => string): readonly string[] {
  const names = exported.get(change);
  return names === undefined ? [] : [`in Prometheus, ${shown(names.base)} becomes ${shown(names.head)}`];
}
