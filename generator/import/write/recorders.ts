import type { Catalog } from "../../model/catalog.js";
import { camelCase, reservedMethods } from "../../names.js";
import type { PlannedMetric } from "./plan.js";

/**
 * Metrics whose recorders would have one identifier, or one that the recorders need for themselves, get another: that of an
 * old name ends in `Old`, others in a number. Those of the catalog keep theirs.
 */
export function chosenRecorders(planned: readonly PlannedMetric[], catalog: Catalog | null): readonly PlannedMetric[] {
  const taken = new Set<string>(reservedMethods);
  for (const { names } of catalog?.metrics ?? []) taken.add(names.stem);
  const chosen = new Map<PlannedMetric, string>();
  const isOld = ({ metric }: PlannedMetric) => metric.deprecated !== undefined;
  for (const each of [...planned.filter((one) => !isOld(one)), ...planned.filter(isOld)]) {
    const stem = camelCase(each.key);
    const identifier = freeIdentifier(stem, isOld(each) ? `${stem}Old` : stem, taken);
    taken.add(identifier);
    if (identifier !== stem) chosen.set(each, identifier);
  }
  return planned.map((each) => ({ ...each, recorder: chosen.get(each) }));
}

function freeIdentifier(stem: string, second: string, taken: ReadonlySet<string>): string {
  if (!taken.has(stem)) return stem;
  if (!taken.has(second)) return second;
  let number = 2;
  while (taken.has(`${second}${number}`)) number += 1;
  return `${second}${number}`;
}
