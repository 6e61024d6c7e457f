import type { Attribute, Catalog, Metric } from "../../model/catalog.js";
import type { MetricRename, Renames } from "./renames.js";

/** The renames that a catalog notes itself: `deprecated: { renamed_to: … }` of metrics and of attributes. */
export function notedRenames({ metrics, context }: Catalog): Renames {
  const byKey = new Map(metrics.map((metric) => [metric.key, metric]));
  const found = metrics.flatMap((from): readonly MetricRename[] => {
    const to = lastOf(from, byKey);
    const attributes = renamedAttributes([...from.attributes, ...context], [...to.attributes, ...context]);
    return to === from && attributes.size === 0 ? [] : [{ from, to, attributes, values: new Map() }];
  });
  return new Map(found.map((rename) => [rename.from, rename]));
}

/** Where a metric leads to in the end; the rules of a catalog allow no circle. */
function lastOf(metric: Metric, byKey: ReadonlyMap<string, Metric>): Metric {
  let last = metric;
  for (let steps = 0; steps < byKey.size; steps += 1) {
    const next = byKey.get(last.deprecated?.renamedTo ?? "");
    if (next === undefined || next.status === "planned" || next.status === "removed") return last;
    last = next;
  }
  return last;
}

/** Only a name that the new metric has takes the place of an old one. */
function renamedAttributes(old: readonly Attribute[], fresh: readonly Attribute[]): ReadonlyMap<string, string> {
  const known = new Set(fresh.map(({ key }) => key));
  return new Map(
    old.flatMap(({ key, deprecated }): readonly (readonly [string, string])[] => {
      const to = deprecated?.renamedTo ?? null;
      return to === null || to === key || !known.has(to) ? [] : [[key, to]];
    }),
  );
}
