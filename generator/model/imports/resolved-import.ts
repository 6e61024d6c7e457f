import type { Diagnostic } from "../../diagnostics/diagnostic.js";
import type { ImportDocument } from "../../document/schema/import-schema.js";
import type { MetricOverrideDocument } from "../../document/schema/metric-schema.js";
import type { LocatedDocument, LocatedImport } from "../../document/parse.js";
import type { SignalOverrideDocument } from "../../document/schema/signal-schema.js";
import type { Path, Place, Provenance } from "../../source.js";
import { type EntrySection, sectionsOfKinds } from "../../vocabulary.js";
import type { AnyEntry, Attribute, Catalog, EventEntry, Metric, SpanEntry } from "../catalog.js";

/** A catalog that another one imports, with what it means by itself. */
export type ResolvedImport = {
  /** As the importing catalog writes it. */
  readonly from: string;
  readonly provenance: Provenance;
  readonly path: Path;
  readonly place: Place;
  /** By their exported names, in its order; those that it imports itself are among them. */
  readonly metrics: ReadonlyMap<string, Metric>;
  readonly events: ReadonlyMap<string, EventEntry>;
  readonly spans: ReadonlyMap<string, SpanEntry>;
  /** What can be referred to: its shared attributes, those that it imports, and its common attributes. */
  readonly attributes: ReadonlyMap<string, Attribute>;
  /** Where its shared attributes come from, by name, where that is not the import itself. */
  readonly origins: ReadonlyMap<string, Provenance>;
  /** What the importing catalog records. */
  readonly wanted: { readonly [Section in EntrySection]: Readonly<Record<string, Overrides[Section] | null>> };
};

/** What may be written beside an entry of each section. */
export type Overrides = {
  readonly metrics: MetricOverrideDocument;
  readonly events: SignalOverrideDocument;
  readonly spans: SignalOverrideDocument;
};

/** What a catalog means by itself, and its errors. */
export type ReadImport = Pick<Catalog, EntrySection> & {
  readonly attributes: ReadonlyMap<string, Attribute>;
  readonly errors: readonly Diagnostic[];
};

type ResolvedImports = {
  readonly imports: readonly ResolvedImport[];
  /** What is wrong in imported files, with the place that imports them. */
  readonly problems: readonly Diagnostic[];
};

/** Resolves the imports of a catalog, each by itself. One with errors is left out. */
export function resolveImports(
  { imports = [], document, locate }: LocatedDocument,
  read: (imported: LocatedImport) => ReadImport,
): ResolvedImports {
  const found = imports.map((each) => ({ each, ...readOnce(each, read) }));
  const problems = found.flatMap(({ each, errors }) => {
    const related = { place: locate(["imports", each.index]), message: "imported here" };
    return errors.map((error) => ({ ...error, related: [...error.related, related] }));
  });
  const sound = found.filter(({ errors }) => errors.length === 0);
  return {
    problems,
    imports: sound.map(({ each, metrics, events, spans, attributes }) => {
      const written = document.imports?.[each.index] ?? "";
      const path = ["imports", each.index];
      return {
        from: typeof written === "string" ? written : written.from,
        provenance: each.provenance,
        path,
        place: locate(typeof written === "string" ? path : [...path, "from"]),
        metrics: byName(metrics, each),
        events: byName(events, each),
        spans: byName(spans, each),
        attributes: new Map([...attributes].map(([name, each_]) => [name, attributeFrom(name, each_, each)])),
        origins: each.origins?.attributes ?? new Map<string, Provenance>(),
        wanted: wantedIn(written),
      };
    }),
  };
}

const known = new WeakMap<LocatedDocument, ReadImport>();

function readOnce(imported: LocatedImport, read: (imported: LocatedImport) => ReadImport): ReadImport {
  const result = known.get(imported.located) ?? read(imported);
  known.set(imported.located, result);
  return result;
}

function wantedIn(written: ImportDocument): ResolvedImport["wanted"] {
  const listed = typeof written === "string" ? undefined : written;
  return { metrics: listed?.metrics ?? {}, events: listed?.events ?? {}, spans: listed?.spans ?? {} };
}

/** By their exported names, with where they come from. */
function byName<Entry extends AnyEntry>(entries: readonly Entry[], from: LocatedImport): ReadonlyMap<string, Entry> {
  return new Map(entries.map((entry) => [entry.name, withProvenance(entry, from)]));
}

/** What an import imports itself keeps the place that it comes from, and so do the metrics that events and spans record. */
function withProvenance<Entry extends AnyEntry>(entry: Entry, from: LocatedImport): Entry {
  const { provenance, origins } = from;
  const origin = origins?.[sectionsOfKinds[entry.kind]].get(entry.name) ?? provenance;
  const records =
    entry.kind === "metric"
      ? {}
      : { records: entry.records.map((record) => ({ ...record, metric: withProvenance(record.metric, from) })) };
  return { ...entry, ...records, imported: entry.imported ?? { ...origin, place: entry.place } };
}

function attributeFrom(name: string, attribute: Attribute, { provenance, origins }: LocatedImport): Attribute {
  return { ...attribute, imported: attribute.imported ?? origins?.attributes.get(name) ?? provenance };
}

/** Whether two things of one name are one thing: the same release of the same package, or the same file. */
export function isSameSource(a: Provenance | null, b: Provenance | null): boolean {
  return a?.package === b?.package && a?.version === b?.version && a?.file === b?.file;
}

/** How messages and documents call a source: `@acme/shared 1.2.0`, `../shared/catalog.yaml`. */
export function sourceText({ package: name, version, file }: Provenance): string {
  if (name === null) return file;
  return [name, ...(version === null ? [] : [version])].join(" ") + (file === "catalog.yaml" ? "" : ` (${file})`);
}
