import type { DiagnosticCollector } from "../diagnostics/collector.js";
import type { Located, LocatedDocument, Locate } from "../document/parse.js";
import { subjectOf } from "../document/explain/place.js";
import type { CatalogDocument, PartDocument } from "../document/schema/schema.js";

const sections = ["attributes", "metrics", "events", "spans"] as const;

type Section = (typeof sections)[number];
type File = Located<CatalogDocument> | Located<PartDocument>;

/** A section of all files together. */
type Joined<Entry> = {
  readonly entries: Readonly<Record<string, Entry>>;
  /** In which file each entry stands. */
  readonly homes: ReadonlyMap<string, File>;
  readonly doubles: readonly Double[];
};

type Double = { readonly path: readonly [Section, string]; readonly first: File; readonly second: File };

/**
 * A catalog and its parts as one document: entries in the order of the files, and of each file. `locate` knows in which file
 * a path stands. An entry that stands in two files is reported with both places and left out of the second.
 */
export function joinParts(
  catalog: LocatedDocument,
  parts: readonly Located<PartDocument>[],
  found: DiagnosticCollector,
): LocatedDocument {
  const files: readonly [File, ...File[]] = [catalog, ...parts];
  const attributes = join(files, "attributes", ({ attributes }) => attributes);
  const metrics = join(files, "metrics", ({ metrics }) => metrics);
  const events = join(files, "events", ({ events }) => events);
  const spans = join(files, "spans", ({ spans }) => spans);
  const doubles = [attributes, metrics, events, spans].flatMap((each) => each.doubles);
  for (const double of doubles) report(double, found);
  return {
    source: catalog.source,
    document: {
      ...catalog.document,
      ...(attributes.homes.size > 0 && { attributes: attributes.entries }),
      metrics: metrics.entries,
      ...(events.homes.size > 0 && { events: events.entries }),
      ...(spans.homes.size > 0 && { spans: spans.entries }),
    },
    locate: locateIn(files, {
      attributes: attributes.homes,
      metrics: metrics.homes,
      events: events.homes,
      spans: spans.homes,
    }),
    ...(catalog.lacksImports === true && { lacksImports: true }),
    complete: files.every(({ complete }) => complete) && doubles.length === 0,
    knowsAllUses: files.every(({ knowsAllUses }) => knowsAllUses) && doubles.length === 0,
    defaultsOf: (key, section) => ({
      ...catalog.document.defaults,
      ...{ metrics, events, spans }[section].homes.get(key)?.document.defaults,
    }),
  };
}

function join<Entry>(
  files: readonly File[],
  section: Section,
  entriesOf: (document: File["document"]) => Readonly<Record<string, Entry>> | undefined,
): Joined<Entry> {
  const homes = new Map<string, File>();
  const entries: [string, Entry][] = [];
  const doubles: Double[] = [];
  for (const file of files) {
    for (const [key, entry] of Object.entries(entriesOf(file.document) ?? {})) {
      const first = homes.get(key);
      if (first === undefined) {
        homes.set(key, file);
        entries.push([key, entry]);
      } else doubles.push({ path: [section, key], first, second: file });
    }
  }
  return { entries: Object.fromEntries(entries), homes, doubles };
}

function report({ path, first, second }: Double, found: DiagnosticCollector): void {
  found.report("duplicate-key", second.locate(path, "key"), `${subjectOf(path)} stands in two files`, {
    help: "remove one, or rename it",
    related: [{ place: first.locate(path, "key"), message: "first defined here" }],
  });
}

/** A section as a whole stands in the first file that has it; all else that is in no part, in the catalog. */
function locateIn(
  files: readonly [File, ...File[]],
  homes: Readonly<Record<Section, ReadonlyMap<string, File>>>,
): Locate {
  const [catalog] = files;
  return (path, part) => {
    const section = sections.find((each) => each === path[0]);
    const home = section && homes[section].get(String(path[1]));
    const holder = section && path.length === 1 && files.find(({ document }) => document[section] !== undefined);
    return (home || holder || catalog).locate(path, part);
  };
}
