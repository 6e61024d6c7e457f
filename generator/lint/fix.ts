import type { Diagnostic } from "../diagnostics/diagnostic.js";
import type { Amendment } from "../edit/amendment.js";
import type { Metric } from "../model/catalog.js";
import type { Resolution } from "../model/resolution.js";
import type { Advice } from "./lint-catalog.js";

/** What mends findings without a change of anything that is generated for callers, exported or read. */
export function fixesOf(
  resolution: Resolution,
  advice: readonly Advice[],
  diagnostics: readonly Diagnostic[],
): readonly Amendment[] {
  const unused = diagnostics.filter(({ code }) => code === "unused-suppression").map(({ span }) => span?.start);
  const places = new Set(unused);
  const isUnused = ({ path }: Metric, index: number) => places.has(resolution.locate([...path, "allow", index]).start);
  return [
    ...advice.flatMap(({ fix }) => fix),
    ...resolution.catalog.metrics.flatMap((metric) => withoutUnused(metric, (index) => isUnused(metric, index))),
  ];
}

/** The list is written anew, for entries that are removed one by one would change the places of the others. */
function withoutUnused({ path, allow }: Metric, isUnused: (index: number) => boolean): readonly Amendment[] {
  const left = allow.filter((_, index) => !isUnused(index));
  if (left.length === allow.length) return [];
  const at = [...path, "allow"];
  return left.length === 0 ? [{ kind: "remove", path: at }] : [{ kind: "set", path: at, value: left }];
}
