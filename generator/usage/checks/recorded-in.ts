import type { UsageCheck } from "../finding.js";
import { entryKinds } from "../../vocabulary.js";
import type { RecordedIn } from "../recorded-in.js";
import type { KeptPlaces } from "../used-catalog.js";

/** Whether the file that says where entries are recorded says what the code does. */
export const checkRecordedIn: UsageCheck = function* ({ catalog, recordedIn }) {
  const { recordedIn: named } = catalog.settings;
  if (named === null || recordedIn === null) return;
  const message = differenceOf(recordedIn, named.path);
  if (message === undefined) return;
  const help = "run `meterbook usage --write`, and `meterbook generate`";
  yield { code: "usage/outdated-places", place: named.place, message, help };
};

function differenceOf({ fresh, kept }: KeptPlaces, path: string): string | undefined {
  if (kept === undefined) return `"${path}" does not say where metrics, events and spans are recorded`;
  const [first, ...rest] = entryKinds.flatMap((kind) =>
    differing(fresh[kind], kept[kind]).map((name) => `${kind} "${name}"`),
  );
  if (first === undefined) return undefined;
  const more = rest.length === 0 ? "" : `, and of ${rest.length} more`;
  return `"${path}" has other files than those that record ${first}${more}`;
}

/** The names of entries of a kind for which the two have other files; one of them may not know the name. */
function differing(fresh: RecordedIn = new Map(), kept: RecordedIn = new Map()): readonly string[] {
  const filesOf = (places: RecordedIn, name: string) => JSON.stringify(places.get(name));
  const names = new Set([...fresh.keys(), ...kept.keys()]);
  return [...names].sort().filter((name) => filesOf(fresh, name) !== filesOf(kept, name));
}
