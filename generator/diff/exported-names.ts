import { exportedName } from "../exported/exported-name.js";
import type { Catalog, Metric } from "../model/catalog.js";
import type { Change } from "./change.js";
import type { ChangeCode } from "./codes.js";

/** What a metric is called in Prometheus, on the way that each of the two catalogs chooses. */
export type ExportedNames = { readonly base: string; readonly head: string };

type Pair = { readonly base: Metric; readonly head: Metric };

/** What a name in Prometheus is made of. */
const naming: readonly ChangeCode[] = ["metric-renamed", "unit-changed", "instrument-changed"];

/** The names of metrics that a change of theirs renames in Prometheus; where several changes do it together, with the first. */
export function exportedNames(
  changes: readonly Change[],
  pairs: readonly Pair[],
  { base, head }: { readonly base: Catalog; readonly head: Catalog },
): ReadonlyMap<Change, ExportedNames> {
  const byHead = new Map(pairs.map((pair) => [pair.head.key, pair]));
  const found = new Map<Change, ExportedNames>();
  const seen = new Set<Pair>();
  for (const change of changes) {
    const [only, ...others] = change.subject.metrics;
    const pair = naming.includes(change.code) && others.length === 0 ? byHead.get(only ?? "") : undefined;
    if (pair === undefined || seen.has(pair)) continue;
    const [before, after] = [nameIn(base, pair.base), nameIn(head, pair.head)];
    if (before === undefined || after === undefined || before === after) continue;
    seen.add(pair);
    found.set(change, { base: before, head: after });
  }
  return found;
}

function nameIn({ settings }: Catalog, metric: Metric): string | undefined {
  return exportedName(metric, settings.prometheus.routes[0]);
}
