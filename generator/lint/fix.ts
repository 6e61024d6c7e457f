import type { Diagnostic } from "../diagnostics/diagnostic.js";
import type { Amendment } from "../edit/amendment.js";
import type { Metric } from "../model/catalog.js";
import type { Resolution } from "../model/resolution.js";

/**
 * What mends findings without a change of anything that is exported or that a person decides: what the metrics allow for
 * nothing is taken away. Other findings are about names, units and values, which dashboards and callers know.
 */
export function fixesOf({ catalog, locate }: Resolution, diagnostics: readonly Diagnostic[]): readonly Amendment[] {
  const unused = diagnostics.filter(({ code }) => code === "unused-suppression").map(({ span }) => span?.start);
  const places = new Set(unused);
  return catalog.metrics.flatMap((metric) => {
    return withoutUnused(metric, (index) => places.has(locate([...metric.path, "allow", index]).start));
  });
}

/** The list is written anew, for entries that are removed one by one would change the places of the others. */
function withoutUnused({ path, allow }: Metric, isUnused: (index: number) => boolean): readonly Amendment[] {
  const left = allow.filter((_, index) => !isUnused(index));
  if (left.length === allow.length) return [];
  const at = [...path, "allow"];
  return left.length === 0 ? [{ kind: "remove", path: at }] : [{ kind: "set", path: at, value: left }];
}
