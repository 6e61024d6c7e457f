import type { Catalog } from "../../model/catalog.js";
import { camelCase, reservedMethods } from "../../names.js";
import type { EntryKind } from "../../vocabulary.js";
import { kindOf } from "../imported-catalog.js";
import type { PlannedEntry } from "./plan.js";

/**
 * Entries of one kind whose recorders would have one identifier, or one that the recorders need for themselves, get another: that
 * of an old name ends in `Old`, others in a number. Those of the catalog keep theirs.
 */
export function chosenRecorders(planned: readonly PlannedEntry[], catalog: Catalog | null): readonly PlannedEntry[] {
  const taken = takenIn(planned, catalog);
  const chosen = new Map<PlannedEntry, string>();
  const isOld = ({ entry }: PlannedEntry) => entry.deprecated !== undefined;
  for (const each of [...planned.filter((one) => !isOld(one)), ...planned.filter(isOld)]) {
    const stem = camelCase(each.key);
    const ofKind = taken[kindOf(each.entry)];
    const identifier = freeIdentifier(stem, isOld(each) ? `${stem}Old` : stem, ofKind);
    ofKind.add(identifier);
    if (identifier !== stem) chosen.set(each, identifier);
  }
  return planned.map((each) => ({ ...each, recorder: chosen.get(each) }));
}

/** Events and spans are recorded through `record.emit` and `record.span`, which no metric may be called beside them. */
function takenIn(planned: readonly PlannedEntry[], catalog: Catalog | null) {
  const { metrics = [], events = [], spans = [] } = catalog ?? {};
  const isPlanned = (kind: EntryKind) => planned.some(({ entry }) => kindOf(entry) === kind);
  const methods = [
    ...(events.length > 0 || isPlanned("event") ? ["emit"] : []),
    ...(spans.length > 0 || isPlanned("span") ? ["span"] : []),
  ];
  return {
    metric: new Set([...reservedMethods, ...methods, ...metrics.map(({ names }) => names.stem)]),
    event: new Set([...reservedMethods, ...events.map(({ names }) => names.recorder)]),
    span: new Set([...reservedMethods, ...spans.map(({ names }) => names.recorder)]),
  };
}

function freeIdentifier(stem: string, second: string, taken: ReadonlySet<string>): string {
  if (!taken.has(stem)) return stem;
  if (!taken.has(second)) return second;
  let number = 2;
  while (taken.has(`${second}${number}`)) number += 1;
  return `${second}${number}`;
}
