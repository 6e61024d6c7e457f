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
  /** The metrics that its recorder records by itself; none where the recorder of the new name does it. */
  readonly recorded: readonly Metric[];
};

export function relativesIn({ metrics }: Catalog, emission: Emission): (metric: Metric) => Relatives {
  const byKey = new Map(metrics.filter(isRecorded).map((metric) => [metric.key, metric]));
  const oldNamesOf = (metric: Metric) => emission.oldNames.get(metric) ?? [];
  return (metric) => {
    const emittedWith = emission.replacements.get(metric);
    const fresh = emittedWith ?? metric;
    // A number that is converted there and back is not the same any more.
    const recordsItself = emittedWith === undefined || metric.deprecated?.convert === true;
    return {
      replacement: byKey.get(metric.deprecated?.renamedTo ?? ""),
      emittedWith,
      oldNames: oldNamesOf(metric),
      recorded: recordsItself ? [fresh, ...oldNamesOf(fresh)] : [],
    };
  };
}
