import type { CatalogDocument } from "../document/schema/schema.js";
import { valueAt } from "../document/value-at.js";
import type { Path } from "../source.js";
import { isEntrySection } from "../vocabulary.js";
import type { Amendment } from "./amendment.js";
import { affecting, isMisread, type Mapping, remapped } from "./mappings.js";
import type { References } from "./references.js";

/** Another name for an entry, for an attribute that is shared or common, or for an entry's own. */
export type Renaming = Extract<Amendment, { readonly kind: "rename" }>;

/**
 * What refers to the old name then refers to the new one. Where an entry uses a shared attribute under its own name, its
 * key on the wire changes, too: documents, code and data go on calling it alike. To be made ahead of the renaming itself.
 */
export function following(renaming: Renaming, references: References): readonly Amendment[] {
  const { path, key: to } = renaming;
  const [section] = path;
  const from = nameIn(renaming);
  const owner = path.slice(0, -1);
  const named = (isEntrySection(section) && path.length === 2 ? references.toEntries : references.toAttributes).get(
    from,
  );
  const isMeant = (at: Path) =>
    section === "attributes" ? at[0] !== "context" : owner.every((step, depth) => at[depth] === step);
  const replacements = (named ?? []).filter(isMeant).map((at) => set(at, to));
  if (path.length === 2 && section !== "attributes") {
    return [...replacements, ...signalsFollowing(section, from, to, references)];
  }
  const uses = section === "attributes" ? usesFollowing(from, to, references) : [];
  return [...replacements, ...mappingsFollowing(renaming, references), ...uses];
}

/** The same where the old entry stays beside its copy: spans go on with its events, too. */
export function followingCopy(
  renaming: Renaming,
  references: References,
  { spans = {} }: CatalogDocument,
): readonly Amendment[] {
  return following(renaming, references).map((amendment) => {
    const [section, span = "", list] = amendment.path;
    if (section !== "spans" || list !== "events") return amendment;
    return set(["spans", span, "events", spans[span]?.events?.length ?? 0], renaming.key);
  });
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

/** Sources first: they lie in the lines whose keys follow. */
function mappingsFollowing(renaming: Renaming, references: References): readonly Amendment[] {
  const renamed = { from: nameIn(renaming), to: renaming.key };
  const isAffected = affecting(entriesWith(renaming, references));
  const mappings = references.mappings.get(renamed.from) ?? [];
  const ofKind = (wanted: (mapping: Mapping) => boolean) =>
    mappings.filter(wanted).flatMap((mapping) => remapped(mapping, renamed, isAffected));
  return [...ofKind(({ kind }) => kind !== "key"), ...ofKind(({ kind }) => kind === "key")];
}

/** The entries whose attribute gets the other name: those that use the shared one under its name, or the one that has it. */
function entriesWith({ path }: Renaming, { uses }: References): readonly Path[] {
  const [section] = path;
  if (section !== "attributes") return isOwn(path) ? [path.slice(0, 2)] : [];
  const named = (uses.get(String(path.at(-1))) ?? []).filter((use) => use.isNamed && isOwn(use.path));
  return named.map((use) => use.path.slice(0, 2));
}

/** Whether a path leads to an attribute of an entry itself, rather than of its variants. */
function isOwn([section, , attributes, ...rest]: Path): boolean {
  return isEntrySection(section) && attributes === "attributes" && rest.length === 1;
}

function usesFollowing(from: string, to: string, { uses }: References): readonly Amendment[] {
  return (uses.get(from) ?? []).flatMap(({ path, isNamed, hasRef }): readonly Amendment[] => {
    const ref = hasRef ? [set([...path, "ref"], to)] : [];
    if (!isNamed) return ref;
    return [...ref, typeof path.at(-1) === "number" ? set(path, to) : { kind: "rename", path, key: to }];
  });
}

/** Where the new name is taken: beside what is renamed, or beside what follows it. */
export function takenBy(renaming: Renaming, references: References, document: CatalogDocument): Path | undefined {
  const { path, key } = renaming;
  const followers = path[0] === "attributes" ? (references.uses.get(nameIn(renaming)) ?? []) : [];
  const keys = mappingsFollowing(renaming, references).filter(({ kind }) => kind === "rename");
  const named = followers.filter(({ isNamed }) => isNamed);
  const renamed = [path, ...[...named, ...keys].map((each) => each.path)];
  for (const at of renamed) {
    const owner = at.slice(0, -1);
    const entries = valueAt(document, owner);
    const step = Array.isArray(entries) ? entries.indexOf(key) : key;
    if (step !== -1 && valueAt(document, [...owner, step]) !== undefined) return [...owner, step];
  }
  return undefined;
}

/** Where `records` would mean something else by the new name of an attribute: the number, or the length of a span. */
export function misreadAt(renaming: Renaming, references: References): Path | undefined {
  const renamed = { from: nameIn(renaming), to: renaming.key };
  const isAffected = affecting(entriesWith(renaming, references));
  return references.mappings.get(renamed.from)?.find((each) => isMisread(each, renamed, isAffected))?.path;
}

function nameIn({ path }: Renaming): string {
  return String(path.at(-1));
}

function set(path: Path, value: string): Amendment {
  return { kind: "set", path, value };
}
