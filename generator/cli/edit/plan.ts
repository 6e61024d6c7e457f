import { nearest, suggestion } from "../../diagnostics/suggest.js";
import { dangerousKeys } from "../../document/dangerous-keys.js";
import type { Amendment } from "../../edit/amendment.js";
import type { OpenCatalog } from "../../edit/open-catalog.js";
import type { Catalog, CatalogEntry } from "../../model/catalog.js";
import { entriesByName, entriesIn } from "../../model/entries.js";
import { sourceText } from "../../model/imports/resolved-import.js";
import { type Path, positionOf } from "../../source.js";
import { type EntryKind, entryKinds, kindsWithArticle, sectionsOfKinds } from "../../vocabulary.js";
import { CommandError } from "../../write/command-error.js";
import type { EditRequest } from "./flags.js";

/** What is to be done to a catalog. */
export type Edit = {
  readonly amendments: readonly Amendment[];
  /** What the edit is about, as it is called afterwards; what is taken out, as it was called. */
  readonly path: Path;
  readonly isTakenOut?: true;
  /** The file for what is new; the catalog itself when it is left out. */
  readonly home?: string;
  /** How it ends: `"tool.call" is active`. */
  readonly result: string;
};

type Asked = Pick<EditRequest, "kind" | "typed">;

/** The entry of a name, which may carry the catalog's prefix; of the kind that is asked for, if one is. */
export function entryNamed(word: string, asked: Asked, open: OpenCatalog): CatalogEntry {
  const byName = entriesByName(open.catalog);
  const key = keyFor(word, open.catalog);
  const kinds = asked.kind === null ? entryKinds : [asked.kind];
  const found = kinds.flatMap((kind) => byName[kind].get(word) ?? byName[kind].get(key) ?? []);
  const [entry] = found;
  if (entry === undefined) throw unknownName(word, kinds, open);
  if (found.length > 1) throw ambiguous(word, found, asked, open);
  return ownEntry(entry);
}

function unknownName(word: string, kinds: readonly EntryKind[], { catalog, source }: OpenCatalog): CommandError {
  const key = keyFor(word, catalog);
  const own = entriesIn(catalog).filter(({ imported }) => imported === null);
  const keys = own.filter(({ kind }) => kinds.includes(kind)).map((each) => each.key);
  const near = nearest(key.slice(0, 64), keys);
  const help = near === undefined ? suggestion(key, keys) : `did you mean "${near}"?`;
  const declared = kinds.filter(
    (kind) => kinds.length === 1 || kind === "metric" || own.some((each) => each.kind === kind),
  );
  return new CommandError(
    `"${word}" is no ${listed(declared)} of ${source.name}`,
    help ?? "`meterbook lint` counts them; look into the file",
  );
}

function ambiguous(word: string, found: readonly CatalogEntry[], { typed }: Asked, open: OpenCatalog): CommandError {
  const places = found.map(({ kind, path }) => `${kindsWithArticle[kind]} (${placeOf(path, open)})`);
  const commands = found.map(({ kind }) => `\`${[...typed.map(shellWord), "--kind", kind].join(" ")}\``);
  return new CommandError(`"${word}" is ${places.join(" and ")}`, `write ${commands.join(", or ")}`);
}

/** A word as a shell takes it for one. */
function shellWord(word: string): string {
  return /^[\w./:=,-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}

function listed(kinds: readonly string[]): string {
  return [kinds.slice(0, -1).join(", "), ...kinds.slice(-1)].filter((part) => part !== "").join(" or ");
}

/** What a catalog imports is only read. */
function ownEntry(entry: CatalogEntry): CatalogEntry {
  const { key, imported } = entry;
  if (imported === null) return entry;
  const { source } = imported.place;
  throw new CommandError(
    `"${key}" is imported from ${sourceText(imported)}, and is not changed here`,
    `change it in ${source.name}, or write beside it under "imports:" what this program narrows or documents`,
  );
}

/** An entry as the document has it: what the kinds have in common. */
export function writtenEntry({ kind, key }: CatalogEntry, { document }: OpenCatalog) {
  const written = document[sectionsOfKinds[kind]]?.[key];
  if (written === undefined) throw new Error(`the ${kind} "${key}" is not in the document it comes from`);
  return written;
}

/** A name as it stands in the file: without the prefix. */
export function keyFor(word: string, { prefix }: Catalog): string {
  const isWhole = prefix !== "" && word.length > prefix.length && word.startsWith(prefix);
  return isWhole ? word.slice(prefix.length) : word;
}

/** Where something stands, as `catalog.yaml:24`. */
export function placeOf(path: Path, { locate }: OpenCatalog): string {
  const place = locate(path, "key");
  return `${place.source.name}:${positionOf(place).line}`;
}

/** Rejects a name that an entry of the kind has, or had. */
export function rejectTaken(key: string, kind: EntryKind, open: OpenCatalog): void {
  rejectDangerous(key);
  const taken = entriesByName(open.catalog)[kind].get(key);
  if (taken === undefined) return;
  const place = placeOf(taken.path, open);
  if (taken.status !== "removed") throw new CommandError(`"${key}" exists already: ${place}`, "choose another name");
  throw new CommandError(
    `"${key}" was the name of ${kindsWithArticle[kind]} that is removed: ${place}`,
    "a name is not used again; choose another",
  );
}

/** Rejects flags that mean something for entries of other kinds only. */
export function rejectFlags(given: Readonly<Record<string, boolean>>, entry: Pick<CatalogEntry, "kind">): void {
  const flags = Object.entries(given).flatMap(([flag, isGiven]) => (isGiven ? [flag] : []));
  if (entry.kind === "metric" || flags.length === 0) return;
  const [verb, pronoun] = flags.length === 1 ? ["is", "it"] : ["are", "them"];
  const message = `${flags.join(" and ")} ${verb} for metrics, and this is ${kindsWithArticle[entry.kind]}`;
  throw new CommandError(message, `leave ${pronoun} out`);
}

/** Rejects a name that no entry of a catalog may have. */
export function rejectDangerous(key: string): void {
  if (!dangerousKeys.includes(key)) return;
  throw new CommandError(`"${key}" cannot be a name: JavaScript objects treat it specially`, "choose another name");
}
