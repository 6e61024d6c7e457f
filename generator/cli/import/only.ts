import { isLoss } from "../../diagnostics/import-codes.js";
import type { ImportedCatalog, IsWanted } from "../../import/imported-catalog.js";
import { type EntryKind, entryKinds } from "../../vocabulary.js";

/** What is wanted of an import: entries of these kinds, with such names. An empty list stands for all. */
type Wanted = { readonly kinds: readonly EntryKind[]; readonly only: readonly string[] };

export function wantedBy({ kinds, only }: Wanted): IsWanted {
  return (kind, name) =>
    (kinds.length === 0 || kinds.includes(kind)) &&
    (only.length === 0 || only.some((pattern) => isLike(name, pattern)));
}

/**
 * What is left of an import when only some entries are wanted. Losses that are about no entry stay; what a catalog has no place for
 * is not mentioned.
 */
export function onlyWanted(imported: ImportedCatalog, wanted: Wanted): ImportedCatalog {
  if (wanted.only.length === 0 && wanted.kinds.length === 0) return imported;
  const isWanted = wantedBy(wanted);
  const isOfAny = (name: string) => entryKinds.some((kind) => isWanted(kind, name));
  return {
    ...imported,
    metrics: imported.metrics.filter(({ name }) => isWanted("metric", name)),
    signals: imported.signals?.filter(({ kind, name }) => isWanted(kind, name)),
    losses: imported.losses.filter((each) => (each.metric === null ? isLoss(each) : isOfAny(each.metric))),
  };
}

/** Whether a name is as a pattern, in which `*` is any text; each part is looked for once, from the left. */
function isLike(name: string, pattern: string): boolean {
  const [first = "", ...others] = pattern.split("*");
  if (others.length === 0) return name === pattern;
  const last = others.pop() ?? "";
  if (!name.startsWith(first) || name.length < first.length + last.length || !name.endsWith(last)) return false;
  const end = name.length - last.length;
  let at = first.length;
  for (const part of others) {
    const found = name.indexOf(part, at);
    if (found === -1 || found + part.length > end) return false;
    at = found + part.length;
  }
  return true;
}
