import type { CatalogDocument } from "../document/schema.js";
import { valueAt } from "../document/value-at.js";
import type { Path } from "../source.js";
import { isEntrySection } from "../vocabulary.js";
import type { Amendment } from "./amendment.js";
import type { References } from "./references.js";

/** Another name for an entry, for an attribute that is shared or common, or for an entry's own. */
export type Renaming = Extract<Amendment, { readonly kind: "rename" }>;

/**
 * What refers to the old name then refers to the new one. Where a metric uses a shared attribute under its own name, its
 * key on the wire changes, too: documents, code and data go on calling it alike. To be made ahead of the renaming itself.
 */
export function following({ path, key: to }: Renaming, references: References): readonly Amendment[] {
  const [section] = path;
  const from = String(path.at(-1));
  const owner = path.slice(0, -1);
  const named = (isEntrySection(section) && path.length === 2 ? references.toEntries : references.toAttributes).get(
    from,
  );
  const isMeant = (at: Path) =>
    section === "attributes" ? at[0] !== "context" : owner.every((step, depth) => at[depth] === step);
  const replacements = (named ?? []).filter(isMeant).map((at) => set(at, to));
  if (section === "attributes") return [...replacements, ...usesFollowing(from, to, references)];
  return path.length === 2 ? [...replacements, ...signalsFollowing(section, from, to, references)] : replacements;
}

/** What events and spans record, and which events are attached to spans. */
function signalsFollowing(
  section: Path[number] | undefined,
  from: string,
  to: string,
  { toRecorded, toAttached }: References,
): readonly Amendment[] {
  if (section === "events") return (toAttached.get(from) ?? []).map((path) => set(path, to));
  if (section !== "metrics") return [];
  return (toRecorded.get(from) ?? []).map((path) => ({ kind: "rename", path, key: to }));
}

function usesFollowing(from: string, to: string, { uses }: References): readonly Amendment[] {
  return (uses.get(from) ?? []).flatMap(({ path, isNamed, hasRef }): readonly Amendment[] => {
    const ref = hasRef ? [set([...path, "ref"], to)] : [];
    if (!isNamed) return ref;
    return [...ref, typeof path.at(-1) === "number" ? set(path, to) : { kind: "rename", path, key: to }];
  });
}

/** Where the new name is taken: beside what is renamed, or beside a use that follows it. */
export function takenBy({ path, key }: Renaming, { uses }: References, document: CatalogDocument): Path | undefined {
  const followers = path[0] === "attributes" ? (uses.get(String(path.at(-1))) ?? []) : [];
  const renamed = [path, ...followers.filter(({ isNamed }) => isNamed).map((use) => use.path)];
  for (const at of renamed) {
    const owner = at.slice(0, -1);
    const entries = valueAt(document, owner);
    const step = Array.isArray(entries) ? entries.indexOf(key) : key;
    if (step !== -1 && valueAt(document, [...owner, step]) !== undefined) return [...owner, step];
  }
  return undefined;
}

function set(path: Path, value: string): Amendment {
  return { kind: "set", path, value };
}
