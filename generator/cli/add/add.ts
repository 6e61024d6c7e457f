import { suggestion } from "../../diagnostics/suggest.js";
import { amend } from "../../edit/amend.js";
import type { Plain } from "../../edit/amendment.js";
import { visible } from "../../emit/visible.js";
import { entriesIn } from "../../model/entries.js";
import { besideName } from "../../source.js";
import { textsOf } from "../../sources/catalog-text.js";
import { type EntryKind, sectionsOfKinds } from "../../vocabulary.js";
import { CommandError } from "../../write/command-error.js";
import type { AddRequest } from "./command.js";
import { entryOf, type NewEntry, rejectForeignFlags } from "./new-entry.js";
import { withSources } from "./record-sources.js";
import type { OpenCatalog } from "../../edit/open-catalog.js";
import { type Edit, keyFor, rejectTaken } from "../edit/plan.js";

/** Adds an entry; asks for what is needed and missing, if there is somebody to ask. Undefined when they give up. */
export async function add(request: AddRequest, open: OpenCatalog, isInteractive: boolean): Promise<Edit | undefined> {
  const { kind, name, instrument } = request.entry;
  rejectForeignFlags(request.entry);
  const isWhole = name !== null && (kind !== "metric" || instrument !== null);
  if (name !== null) rejectTaken(keyFor(name, open.catalog), kind, open);
  if (!isWhole && !isInteractive) throw incomplete(request.entry);
  const home = request.to === null ? undefined : partNamed(request.to, open);
  const entry = isWhole ? request.entry : await ask(request.entry, open);
  if (entry === undefined) return undefined;
  const key = keyFor(entry.name ?? "", open.catalog);
  const path = [sectionsOfKinds[kind], key];
  const state = entry.status === "planned" ? "is planned" : "is added";
  return {
    amendments: [{ kind: "set", path, value: writtenOf(entry, open) }],
    path,
    home: home ?? homeOf(key, kind, open),
    result: `"${key}" ${state}`,
  };
}

function writtenOf(entry: NewEntry, open: OpenCatalog): Plain {
  return withSources(
    entryOf(entry, (name) => keyFor(name, open.catalog)),
    [sectionsOfKinds[entry.kind], keyFor(entry.name ?? "", open.catalog)],
    open,
  );
}

/** The file of the catalog that a word names, from the current folder or from the catalog's. */
function partNamed(word: string, { source }: OpenCatalog): string {
  const names = textsOf(source).map(({ name }) => name);
  const path = word.replaceAll("\\", "/").replace(/^(\.\/)+/, "");
  const name = [path, besideName(source.name, path)].find((each) => names.includes(each));
  if (name !== undefined) return name;
  const help = suggestion(path, names) ?? "create it, and list it under `include:`";
  throw new CommandError(`"${word}" is no file of ${source.name}`, help);
}

/**
 * The file that holds the last entry of the nearest namespace, one of the same kind rather than another; the catalog itself
 * when none has one.
 */
function homeOf(key: string, kind: EntryKind, { catalog, source }: OpenCatalog): string {
  const steps = key.split(".");
  const all = entriesIn(catalog);
  for (let length = steps.length - 1; length > 0; length -= 1) {
    const namespace = steps.slice(0, length).join(".");
    const near = all.filter((entry) => entry.key === namespace || entry.key.startsWith(`${namespace}.`));
    const last = near.findLast((entry) => entry.kind === kind) ?? near.at(-1);
    if (last !== undefined) return last.place.source.name;
  }
  return source.name;
}

async function ask(entry: NewEntry, open: OpenCatalog): Promise<NewEntry | undefined> {
  const { askForEntry } = await import("./questions.js");
  return askForEntry(entry, (draft) => faultOf(draft, open));
}

/** What the catalog would say against an entry, in a line; undefined when it would accept it. */
function faultOf(draft: NewEntry, open: OpenCatalog): string | undefined {
  const { kind } = draft;
  const key = keyFor(draft.name ?? "", open.catalog);
  const usual = draft.buckets === null ? "counter" : "histogram";
  const instrument = kind === "metric" ? (draft.instrument ?? usual) : null;
  try {
    rejectTaken(key, kind, open);
    const value = writtenOf({ ...draft, instrument }, open);
    const result = amend(open, [{ kind: "set", path: [sectionsOfKinds[kind], key], value }]);
    const [finding] = result.kind === "invalid" ? result.diagnostics : [];
    return finding && sentenceOf(finding);
  } catch (error) {
    if (error instanceof CommandError) return sentenceOf(error);
    throw error;
  }
}

function sentenceOf({ message, help }: { readonly message: string; readonly help: string | null }): string {
  return visible(help === null ? message : `${message}; ${help}`);
}

function incomplete({ kind, name, instrument }: NewEntry): CommandError {
  const isUnmeasured = kind === "metric" && instrument === null;
  const missing = [...(name === null ? ["a name"] : []), ...(isUnmeasured ? ["--instrument"] : [])];
  const rest = kind === "metric" ? "--instrument counter" : `--kind ${kind}`;
  const help = `write \`meterbook add order.placed ${rest}\`; on a terminal it asks`;
  return new CommandError(`a new ${kind} needs ${missing.join(" and ")}`, help);
}
