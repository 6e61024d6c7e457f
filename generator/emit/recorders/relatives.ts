import type { Catalog, Metric } from "../../model/catalog.js";
import { type Emission, isRecorded } from "../../model/emission.js";

/** The metrics that the recorder of one has to do with. */
export type Relatives = {
  /** The one to be used instead, if it has a recorder. */
  readonly replacement: Metric | undefined;
  /** The same, when its recorder records both names. */
  readonly emittedWith: Metric | undefined;
  /** Those that its recorder records besides. */
  readonly oldNames: readonly Metric[];
};

export function relativesIn({ metrics }: Catalog, emission: Emission): (metric: Metric) => Relatives {
  const byKey = new Map(metrics.filter(isRecorded).map((metric) => [metric.key, metric]));
  return (metric) => ({
    replacement: byKey.get(metric.deprecated?.renamedTo ?? ""),
    emittedWith: emission.replacements.get(metric),
    oldNames: emission.oldNames.get(metric) ?? [],
  });
}
