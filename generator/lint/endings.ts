import type { CatalogEntry } from "../model/catalog.js";
import type { Path, Place } from "../source.js";
import { livingEntries } from "./carriers.js";
import type { LintSubject } from "./lint-rule.js";

/** The end that an entry sets itself, and how messages call it. */
export type Ending = {
  readonly entry: CatalogEntry;
  readonly what: string;
  /** A day or a version. */
  readonly until: string;
  readonly owner: string;
  /** Of the key that says so, in the entry. */
  readonly key: string;
  readonly at: Path;
  readonly place: Place;
};

export function* endings({ catalog, locate }: LintSubject): Iterable<Ending> {
  for (const entry of livingEntries(catalog)) {
    const owner = ownerText(entry.owners);
    const ends = [
      { what: `${entry.kind} "${entry.key}"`, until: entry.expires, path: ["expires"] },
      {
        what: `the window of ${entry.kind} "${entry.key}"`,
        until: entry.deprecated?.until ?? null,
        path: ["deprecated", "until"],
      },
    ];
    for (const { what, until, path } of ends) {
      if (until === null) continue;
      const at = [...entry.path, ...path];
      yield { entry, what, until, owner, key: path.at(-1) ?? "", at, place: locate(at) };
    }
  }
}

function ownerText(owners: readonly string[]): string {
  if (owners.length === 0) return "nobody is named as its owner";
  return owners.length === 1 ? `its owner is ${owners[0]}` : `its owners are ${owners.join(", ")}`;
}
