import type { UsageCheck } from "../finding.js";
import type { KeptPlaces } from "../used-catalog.js";

/** Whether the file that says where metrics are recorded says what the code does. */
export const checkRecordedIn: UsageCheck = function* ({ catalog, recordedIn }) {
  const { recordedIn: named } = catalog.settings;
  if (named === null || recordedIn === null) return;
  const message = differenceOf(recordedIn, named.path);
  if (message === undefined) return;
  const help = "run `meterbook usage --write`, and `meterbook generate`";
  yield { code: "usage/outdated-places", place: named.place, message, help };
};

function differenceOf({ fresh, kept }: KeptPlaces, path: string): string | undefined {
  if (kept === undefined) return `"${path}" does not say where metrics are recorded`;
  const filesOf = (places: typeof fresh, name: string) => JSON.stringify(places.get(name));
  const names = new Set([...fresh.keys(), ...kept.keys()]);
  const [first, ...rest] = [...names].sort().filter((name) => filesOf(fresh, name) !== filesOf(kept, name));
  if (first === undefined) return undefined;
  const more = rest.length === 0 ? "" : `, and of ${rest.length} more`;
  return `"${path}" has other files than those that record "${first}"${more}`;
}
