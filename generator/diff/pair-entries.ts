import type { CatalogEntry } from "../model/catalog.js";
import { isRecorded } from "./calls.js";
import { likelyRenames } from "./likely-renames.js";

/** How an entry of the base was found in the head. */
export type Found = "same" | "declared" | "exported" | "likely";
export type EntryPair<Entry> = { readonly base: Entry; readonly head: Entry; readonly found: Found };

export type PairedEntries<Entry> = {
  readonly pairs: readonly EntryPair<Entry>[];
  readonly removed: readonly Entry[];
  readonly added: readonly Entry[];
};

/**
 * Pairs by key; then by `renamed_to`, by the exported name, and by likeness. Takes time in proportion to the entries.
 * A tombstone of an entry that is renamed goes with it.
 */
export function pairEntries<Entry extends CatalogEntry>(
  base: readonly Entry[],
  head: readonly Entry[],
  signatureOf: (entry: Entry) => string,
): PairedEntries<Entry> {
  const before = new Map(base.map((entry) => [entry.key, entry]));
  const after = new Map(head.map((entry) => [entry.key, entry]));
  const fresh = new Map(head.filter(({ key }) => !before.has(key)).map((entry) => [entry.key, entry]));
  const isBuried = (entry: Entry) => declaredTarget(entry, after.get(entry.key), fresh) !== undefined;
  const isGone = (entry: Entry) => !after.has(entry.key) || isBuried(entry);
  const gone = new Set(base.filter(isGone));
  const pairs = base.flatMap((entry): readonly EntryPair<Entry>[] => {
    const same = gone.has(entry) ? undefined : after.get(entry.key);
    return same === undefined ? [] : [{ base: entry, head: same, found: "same" }];
  });
  const renamed = renames(gone, fresh, { after, signatureOf });
  return {
    pairs: [...pairs, ...renamed, ...tombstonesOf(gone, after)],
    removed: [...gone].filter(({ key }) => !after.has(key)),
    added: [...fresh.values()],
  };
}

/** Those of a rename whose target another entry took: they are what they were, and gone. */
function tombstonesOf<Entry extends CatalogEntry>(
  gone: ReadonlySet<Entry>,
  after: ReadonlyMap<string, Entry>,
): readonly EntryPair<Entry>[] {
  return [...gone].flatMap((base): readonly EntryPair<Entry>[] => {
    const head = after.get(base.key);
    return head === undefined ? [] : [{ base, head, found: "same" }];
  });
}

/** Takes what it pairs out of `gone` and `fresh`. */
function renames<Entry extends CatalogEntry>(
  gone: Set<Entry>,
  fresh: Map<string, Entry>,
  {
    after,
    signatureOf,
  }: { readonly after: ReadonlyMap<string, Entry>; readonly signatureOf: (entry: Entry) => string },
): readonly EntryPair<Entry>[] {
  const pairs: EntryPair<Entry>[] = [];
  const pair = (base: Entry, head: Entry | undefined, found: Found) => {
    if (head === undefined || !fresh.delete(head.key)) return;
    gone.delete(base);
    pairs.push({ base, head, found });
  };
  for (const entry of [...gone]) pair(entry, declaredTarget(entry, after.get(entry.key), fresh), "declared");
  const byName = new Map([...fresh.values()].map((entry) => [entry.name, entry]));
  for (const entry of [...gone]) pair(entry, byName.get(entry.name), "exported");
  const left = [...gone].filter(({ key }) => !after.has(key));
  for (const { base, head } of likelyRenames(left, [...fresh.values()], signatureOf)) pair(base, head, "likely");
  return pairs;
}

/** Where an entry that was recorded leads to, when it is gone or a tombstone; only a new one can be a rename of it. */
function declaredTarget<Entry extends CatalogEntry>(
  base: Entry,
  left: Entry | undefined,
  fresh: ReadonlyMap<string, Entry>,
): Entry | undefined {
  if (!isRecorded(base) || (left !== undefined && isRecorded(left))) return undefined;
  const target = fresh.get(left?.deprecated?.renamedTo ?? base.deprecated?.renamedTo ?? "");
  return target !== undefined && isRecorded(target) ? target : undefined;
}
