import type { Attribute, Catalog, Metric } from "../../model/catalog.js";
import type { MetricRename, Renames } from "./renames.js";

/** The renames that a catalog notes itself: `deprecated: { renamed_to: … }` of metrics, of attributes and of values. */
export function notedRenames({ metrics, context }: Catalog): Renames {
  const byKey = new Map(metrics.map((metric) => [metric.key, metric]));
  const found = metrics.flatMap((from): readonly MetricRename[] => {
    const to = lastOf(from, byKey);
    const [old, fresh] = [
      [...from.attributes, ...context],
      [...to.attributes, ...context],
    ];
    const attributes = renamedAttributes(old, fresh);
    const values = renamedValues(old, fresh, attributes);
    const isNothing = to === from && attributes.size === 0 && values.size === 0;
    return isNothing ? [] : [{ from, to, attributes, values }];
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

/** Only a value that the new attribute has takes the place of an old one. */
function renamedValues(
  old: readonly Attribute[],
  fresh: readonly Attribute[],
  attributes: ReadonlyMap<string, string>,
): ReadonlyMap<string, ReadonlyMap<string, string>> {
  const byKey = new Map(fresh.map((attribute) => [attribute.key, attribute]));
  return new Map(
    old.flatMap(({ key, values }) => {
      const target = byKey.get(attributes.get(key) ?? key);
      const renamed = values.flatMap((each): readonly (readonly [string, string])[] => {
        const to = each.deprecated?.renamedTo ?? null;
        return each.kind === "exact" && to !== null && target !== undefined && has(target, to)
          ? [[String(each.value), to]]
          : [];
      });
      return renamed.length === 0 ? [] : [[key, new Map(renamed)] as const];
    }),
  );
}

function has({ values }: Attribute, value: string): boolean {
  return values.some((each) => each.kind === "exact" && String(each.value) === value);
}
