import { DiagnosticCollector } from "./diagnostics/collector.js";
import type { Diagnostic } from "./diagnostics/diagnostic.js";
import type { Artifact, Known, Origin } from "./emit/emitter.js";
import type { OwnOutputs } from "./emit/own-templates.js";
import type { Catalog } from "./model/catalog.js";
import { resolveCatalog } from "./model/resolve.js";
import type { QueryText, UsePlaces } from "./queries/use-places.js";
import { besideName } from "./source.js";
import type { CatalogText } from "./sources/catalog-text.js";
import { parseCatalogText } from "./sources/parse-catalog-text.js";
import type { RecordedEntries } from "./usage/recorded-in.js";

const namedHere = "the catalog names the file here";

/** What the texts of a catalog say: the catalog, unless a finding is an error, and every finding by position. */
export type Reading = { readonly catalog: Catalog | undefined; readonly diagnostics: readonly Diagnostic[] };

export function readCatalog(text: CatalogText): Reading {
  const found = new DiagnosticCollector();
  const located = parseCatalogText(text, found);
  const catalog = located && resolveCatalog(located, found);
  return { catalog: found.hasErrors ? undefined : catalog, diagnostics: found.sorted() };
}

/** The texts of the files that a catalog names, by the path that it writes. */
export type SideTexts = {
  readonly origin: Origin;
  readonly templates: ReadonlyMap<string, string>;
  readonly markdown: ReadonlyMap<string, string>;
  /** Those that sections of the page include. */
  readonly included: ReadonlyMap<string, string>;
  /** The file that says where entries are recorded; none where the catalog names none. */
  readonly recordedIn?: ReadonlyMap<string, string>;
  /** Dashboards and rules; none where nothing that is generated says where metrics are used. */
  readonly queries?: readonly QueryText[];
};

export type Emission = {
  readonly artifacts: readonly Artifact[];
  /** Markdown files with their blocks up to date. */
  readonly inserts: readonly Artifact[];
  readonly diagnostics: readonly Diagnostic[];
};

/** Everything that a catalog generates. The emitters and their libraries are loaded here: findings are made without them. */
export async function emitCatalog(catalog: Catalog, side: SideTexts): Promise<Emission> {
  const { emitters } = await import("./emit/emitters.js");
  const { includeSections } = await import("./emit/include-sections.js");
  const found = new DiagnosticCollector();
  const { catalog: whole, problems } = includeSections(catalog, side.included);
  for (const { place, named, message, help } of problems) {
    const related = named === null ? [] : [{ place: named, message: namedHere }];
    found.report("include-failed", place, message, { help, related });
  }
  const uses = await usesOf(whole, side.queries ?? []);
  const recordedIn = await recordedInOf(whole, side.recordedIn, found);
  const shown = { uses: whole.settings.queries.inReference ? uses : null, recordedIn };
  const own = await renderOwn(whole, side.templates);
  for (const { template, place, message, help } of own.problems) {
    found.report("template-failed", place, `the template "${template}" failed: ${message}`, { help });
  }
  const dictionary = catalog.settings.outputs.has("dictionary")
    ? await dictionaryOf(whole, side.origin, { uses, recordedIn })
    : [];
  const inserts = await insertInto(catalog, { markdown: side.markdown, known: shown }, found);
  const artifacts = [
    ...emitters
      .filter(({ id }) => catalog.settings.outputs.has(id))
      .flatMap((each) => each.emit(whole, side.origin, shown)),
    ...dictionary,
    ...own.artifacts,
  ];
  return { artifacts, inserts, diagnostics: found.sorted() };
}

/** Few catalogs name templates of their own, and few Markdown files: what these need is loaded for them only. */
async function renderOwn(catalog: Catalog, templates: ReadonlyMap<string, string>): Promise<OwnOutputs> {
  if (catalog.settings.templates.length === 0) return { artifacts: [], problems: [] };
  const { ownTemplates } = await import("./emit/own-templates.js");
  return ownTemplates(catalog, templates);
}

/** What reads queries is loaded where there are some. Uses are by the metrics of this very catalog. */
async function usesOf(catalog: Catalog, texts: readonly QueryText[]): Promise<UsePlaces | null> {
  if (texts.length === 0) return null;
  const { usePlacesIn } = await import("./queries/use-places.js");
  return usePlacesIn(catalog, texts);
}

/** What the file that the catalog names says; null where it names none. */
async function recordedInOf(
  { settings }: Catalog,
  texts: SideTexts["recordedIn"],
  found: DiagnosticCollector,
): Promise<RecordedEntries | null> {
  if (settings.recordedIn === null) return null;
  const { readRecordedIn } = await import("./usage/recorded-in.js");
  const { path, place } = settings.recordedIn;
  const text = texts?.get(path);
  const read = text === undefined ? undefined : readRecordedIn(text);
  if (read !== undefined) return read;
  const reason = text === undefined ? "does not exist" : "does not say where metrics, events and spans are recorded";
  found.report("recorded-in-failed", place, `"${path}" ${reason}`, { help: "run `meterbook usage --write`" });
  return null;
}

/** The page and its script are loaded for catalogs that ask for it. */
async function dictionaryOf(catalog: Catalog, origin: Origin, known: Known): Promise<readonly Artifact[]> {
  const { dictionaryPage } = await import("./dictionary/dictionary-page.js");
  return [dictionaryPage(catalog, origin, known)];
}

async function insertInto(
  catalog: Catalog,
  { markdown, known }: { readonly markdown: ReadonlyMap<string, string>; readonly known: Known },
  found: DiagnosticCollector,
): Promise<readonly Artifact[]> {
  if (catalog.settings.markdown.length === 0) return [];
  const { insertBlocks } = await import("./emit/markdown-insert.js");
  return catalog.settings.markdown.flatMap(({ path, place }) => {
    const text = markdown.get(path);
    if (text === undefined) {
      found.report("markdown-markers", place, `"${path}" does not exist`, { help: "create it, or correct the path" });
      return [];
    }
    const insertion = insertBlocks({ name: besideName(place.source.name, path), text }, catalog, known);
    if ("text" in insertion) return [{ path, text: insertion.text }];
    for (const { place: at, message, help } of insertion.problems) {
      found.report("markdown-markers", at, message, {
        help: help ?? undefined,
        related: [{ place, message: namedHere }],
      });
    }
    return [];
  });
}
