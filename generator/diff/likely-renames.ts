import type { CatalogEntry } from "../model/catalog.js";
import { isAlike } from "./likeness.js";

type LikelyRename<Entry> = { readonly base: Entry; readonly head: Entry };

/** The most candidates that one name is compared with, letter by letter. */
const mostCompared = 16;

/**
 * Entries that went and came with the same signature, and besides the same description, the same
 * name below another namespace, or a similar name. Look-ups find the first two; the third looks at few.
 */
export function likelyRenames<Entry extends CatalogEntry>(
  gone: readonly Entry[],
  fresh: readonly Entry[],
  signatureOf: Text<Entry>,
): readonly LikelyRename<Entry>[] {
  const signatures = new Map([...gone, ...fresh].map((entry) => [entry, signatureOf(entry)]));
  const signed: Text<Entry> = (entry) => signatures.get(entry) ?? "";
  const described = unambiguous(gone, fresh, (entry) => joined(signed(entry), entry.description));
  const moved = unambiguous(...without(gone, fresh, described), (entry) => {
    return joined(signed(entry), entry.key.replace(/^[^./]*[./]?/, ""));
  });
  const found = [...described, ...moved];
  return [...found, ...similar(...without(gone, fresh, found), signed)];
}

type Text<Entry> = (entry: Entry) => string;

/** Empty when the second text is: it says nothing then. */
function joined(signature: string, text: string): string {
  return text === "" ? "" : `${signature}\n${text}`;
}

/** Pairs that agree in a text, where no other entry has it. */
function unambiguous<Entry>(
  gone: readonly Entry[],
  fresh: readonly Entry[],
  textOf: Text<Entry>,
): readonly LikelyRename<Entry>[] {
  const before = groupBy(gone, textOf);
  const after = groupBy(fresh, textOf);
  return [...before].flatMap(([text, [base, ...others]]) => {
    const [head, ...more] = after.get(text) ?? [];
    const isOnly = text !== "" && others.length === 0 && more.length === 0;
    return isOnly && base !== undefined && head !== undefined ? [{ base, head }] : [];
  });
}

function similar<Entry extends CatalogEntry>(
  gone: readonly Entry[],
  fresh: readonly Entry[],
  signed: Text<Entry>,
): readonly LikelyRename<Entry>[] {
  const candidates = groupBy(fresh, signed);
  return gone.flatMap((base) => {
    const left = candidates.get(signed(base)) ?? [];
    const at = left.slice(0, mostCompared).findIndex(({ key }) => isAlike(base.key, key));
    const [head] = at === -1 ? [] : left.splice(at, 1);
    return head === undefined ? [] : [{ base, head }];
  });
}

function without<Entry>(
  gone: readonly Entry[],
  fresh: readonly Entry[],
  found: readonly LikelyRename<Entry>[],
): readonly [Entry[], Entry[]] {
  const taken = new Set(found.flatMap(({ base, head }) => [base, head]));
  return [gone.filter((entry) => !taken.has(entry)), fresh.filter((entry) => !taken.has(entry))];
}

function groupBy<Entry>(entries: readonly Entry[], keyOf: Text<Entry>): Map<string, Entry[]> {
  const groups = new Map<string, Entry[]>();
  for (const entry of entries) {
    const key = keyOf(entry);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [entry]);
    else group.push(entry);
  }
  return groups;
}
