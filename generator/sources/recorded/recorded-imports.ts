import type { Provenance } from "../../source.js";
import type { CatalogText, ImportedText } from "../catalog-text.js";
import { type EntrySection, entrySections } from "../../vocabulary.js";
import { type ListedNames, type WrittenImport, listedIn } from "../written-imports.js";
import { documentOf } from "./recorded-document.js";
import { isPlain, listIn, type Plain, textIn } from "./plain.js";

/** Why catalog.json does not say what a catalog imports: it is not there, or it is of another catalog. */
type Unrecorded = "missing" | "older";

/**
 * What a catalog imported when its catalog.json was made: the entries and shared attributes that it used of each import, as texts
 * that are read as any catalog is.
 */
export function recordedImports(
  catalog: CatalogText,
  entries: readonly WrittenImport[],
  recorded: { readonly name: string; readonly text: string },
): readonly ImportedText[] | Unrecorded {
  const data = parsed(recorded.text);
  const records = listIn(data, "imports");
  if (data === undefined || records.length === 0) return "older";
  const written = entries.map((entry) => ({ entry, listed: listedIn(catalog, entry) }));
  const isSame =
    records.length === entries.length &&
    written.every(({ entry, listed }, index) => {
      const record = records[index];
      const isSameList = sections.every((section) => isEqual(listIn(record, section), listed[section]));
      return textIn(record, "from") === entry.from && isSameList;
    });
  if (!isSame) return "older";
  const own = entriesOf(data, written);
  return written.map(({ entry: { index } }, at) => {
    const record = records[at];
    const attributes = listIn(record, "attributes").filter(isPlain);
    const here = own(at);
    const document = documentOf({ ...here, attributes, definitions: data["attributes"] });
    const text = { name: recorded.name, text: `${JSON.stringify(document, null, 2)}\n` };
    const origins = {
      metrics: originsOf(here.metrics, "name"),
      events: originsOf(here.events, "name"),
      spans: originsOf(here.spans, "name"),
      attributes: new Map([...sharedOrigins(here, data["attributes"]), ...originsOf(attributes, "key")]),
    };
    return { index, provenance: provenanceIn(record), origins, text };
  });
}

const sections = Object.keys(entrySections) as readonly EntrySection[];

type Entries = Readonly<Record<EntrySection, readonly Plain[]>>;

/**
 * What each import gave: what the catalog lists of it, with the events that its spans attach and the metrics that both record,
 * as they cannot be read without.
 */
function entriesOf(data: Plain, written: readonly { readonly listed: ListedNames }[]): (at: number) => Entries {
  const imported = (section: EntrySection) =>
    listIn(data, section)
      .filter((entry): entry is Plain => isPlain(entry) && isPlain(entry["imported"]))
      .map((entry) => {
        const home = written.findIndex(({ listed }) => listed[section].some((key) => isListed(entry, key)));
        return { entry, name: textIn(entry, "name"), home };
      });
  const all = { metrics: imported("metrics"), events: imported("events"), spans: imported("spans") };
  return (at) => {
    const spans = all.spans.filter(({ home }) => home === at).map(({ entry }) => entry);
    const attached = new Set(spans.flatMap((span) => listIn(span, "events")));
    const events = all.events.filter(({ name, home }) => home === at || attached.has(name)).map(({ entry }) => entry);
    const records = [...events, ...spans].flatMap((signal) => listIn(signal, "records"));
    const recorded = new Set(records.map((record) => textIn(record, "metric")));
    const metrics = all.metrics.filter(({ name, home }) => home === at || recorded.has(name));
    return { metrics: metrics.map(({ entry }) => entry), events, spans };
  };
}

function isListed(entry: Plain, key: string): boolean {
  const name = textIn(entry, "name");
  return name === key || ((key === "*" || key.endsWith(".*")) && name.startsWith(key.slice(0, -1)));
}

function originsOf(things: readonly Plain[], key: string): ReadonlyMap<string, Provenance> {
  return new Map(things.map((thing) => [textIn(thing, key), provenanceIn(thing["imported"])]));
}

/** Where the shared attributes come from that entries have. */
function sharedOrigins(entries: Entries, definitions: unknown): ReadonlyMap<string, Provenance> {
  const uses = sections.flatMap((section) => entries[section].flatMap((entry) => listIn(entry, "attributes")));
  const views = uses.map((use) => (typeof use === "string" && isPlain(definitions) ? definitions[use] : use));
  return originsOf(
    views.filter((view): view is Plain => textIn(view, "shared") !== ""),
    "shared",
  );
}

function provenanceIn(value: unknown): Provenance {
  const [name, version, file] = ["package", "version", "file"].map((key) => textIn(value, key));
  return { package: name || null, version: version || null, file: file ?? "" };
}

function parsed(text: string): Plain | undefined {
  try {
    const data: unknown = JSON.parse(text);
    return isPlain(data) ? data : undefined;
  } catch {
    return undefined;
  }
}

function isEqual(a: readonly unknown[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((each, index) => each === b[index]);
}
