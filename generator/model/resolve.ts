import type { DiagnosticCollector } from "../diagnostics/collector.js";
import type { RuleCode } from "../diagnostics/codes.js";
import type { Level } from "../diagnostics/severity.js";
import type { LocatedDocument, Locate } from "../document/parse.js";
import type { AttributeDocument, AttributeUseDocument } from "../document/attribute-schema.js";
import type { MetricDocument } from "../document/metric-schema.js";
import type { CatalogDocument } from "../document/schema.js";
import { javascriptRoute, otlpRoute } from "../exported/route.js";
import { camelCase, pascalCase, prefixed } from "../names.js";
import type { Path } from "../source.js";
import { overrideAttribute, resolveAttribute, resolveDeprecation } from "./attributes.js";
import { defaultCardinality, outputNames } from "../vocabulary.js";
import type {
  Attribute,
  Catalog,
  CatalogEntry,
  Instrumentation,
  Link,
  Metric,
  MetricNames,
  Page,
  Settings,
  TimeUnit,
} from "./catalog.js";
import type { Reference, Resolution } from "./resolution.js";
import { checkRules } from "./rules/index.js";
import { normalPath } from "./normal-path.js";

/** What a document means, once every rule holds; undefined, with the findings reported, when one does not. */
export function resolveCatalog(located: LocatedDocument, found: DiagnosticCollector): Catalog | undefined {
  const resolution = resolve(located);
  checkRules(resolution, found);
  return found.hasErrors ? undefined : resolution.catalog;
}

/** What a document means, whether or not the rules find fault with it. */
export function resolve({ document, locate, complete, knowsAllUses, defaultsOf }: LocatedDocument): Resolution {
  const shared = attributesAt("shared", document.attributes ?? {}, locate);
  const sharedByKey = new Map(shared.map((attribute) => [attribute.key, attribute]));
  const references: Reference[] = [];
  const prefix = document.prefix ?? "";
  const metrics = Object.entries(document.metrics).map(([key, written]) => {
    const path = ["metrics", key];
    const attributes = entryAttributes([...path, "attributes"], written.attributes ?? {}, {
      locate,
      sharedByKey,
      references,
    });
    return resolveMetric(key, { ...defaultsOf(key), ...written }, { prefix, attributes, locate, path });
  });
  const stem = pascalCase(document.name);
  const catalog: Catalog = {
    name: document.name,
    prefix,
    meter: { version: document.meter?.version ?? null, schemaUrl: document.meter?.schema_url ?? null },
    context: attributesAt("common", document.context ?? {}, locate),
    shared,
    metrics,
    page: resolvePage(document, locate),
    settings: resolveSettings(document, locate),
    names: { stem, context: `${stem}Context`, recorders: `${stem}Recorders` },
  };
  return { document, catalog, shared, references, locate, complete, knowsAllUses };
}

const sections = { common: "context", shared: "attributes" } as const;

function attributesAt(
  origin: keyof typeof sections,
  written: Readonly<Record<string, AttributeDocument>>,
  locate: Locate,
): Attribute[] {
  return Object.entries(written).map(([key, attribute]) => {
    const path = [sections[origin], key];
    return resolveAttribute(key, attribute, { path, place: locate(path, "key"), locate, origin });
  });
}

type Scope = {
  readonly locate: Locate;
  readonly sharedByKey: ReadonlyMap<string, Attribute>;
  readonly references: Reference[];
};

/** A reference to nothing is left out here and reported by its rule. */
function entryAttributes(
  path: Path,
  written: NonNullable<MetricDocument["attributes"]>,
  { locate, sharedByKey, references }: Scope,
): readonly Attribute[] {
  const uses: readonly (readonly [string, AttributeUseDocument, Path])[] = Array.isArray(written)
    ? written.map((name, index) => [name, null, [...path, index]] as const)
    : Object.entries(written).map(([key, use]) => [key, use, [...path, key]] as const);
  return uses.flatMap(([key, use, at]) => {
    const name = referenceIn(key, use, sharedByKey);
    const site = { path: at, place: locate(at, "key"), locate, origin: "own" } as const;
    if (name === undefined) return [resolveAttribute(key, use ?? "string", site)];
    references.push({ name, path: at });
    const shared = sharedByKey.get(name);
    return shared === undefined ? [] : [overrideAttribute(key, shared, use, site)];
  });
}

/** An object that says neither what it refers to nor its type or values starts from the shared attribute of its name. */
function referenceIn(
  key: string,
  use: AttributeUseDocument,
  shared: { has(name: string): boolean },
): string | undefined {
  if (use === null) return key;
  if (typeof use !== "object" || Array.isArray(use)) return undefined;
  const { ref, type, values } = use;
  return ref ?? (type === undefined && values === undefined && shared.has(key) ? key : undefined);
}

type EntryContext = {
  readonly prefix: string;
  readonly attributes: readonly Attribute[];
  readonly path: Path;
  readonly locate: Locate;
};

function resolveMetric(key: string, written: MetricDocument, given: EntryContext): Metric {
  return {
    kind: "metric",
    ...resolveEntry(key, written, given),
    unit: written.unit ?? "",
    // What is converted is rarely a whole number.
    valueType: written.deprecated?.convert ? "double" : (written.value_type ?? "double"),
    cardinality: written.cardinality ?? defaultCardinality,
    enabled: written.enabled ?? true,
    names: metricNames(key, written),
    ...instrumentOf(written),
  };
}

function instrumentOf({ instrument, observable = false, buckets }: MetricDocument): Instrumentation {
  return instrument === "histogram" ? { instrument, observable, buckets: buckets ?? null } : { instrument, observable };
}

function resolveEntry(
  key: string,
  written: MetricDocument,
  { prefix, attributes, path, locate }: EntryContext,
): Omit<CatalogEntry, "kind"> {
  return {
    key,
    name: prefix + key,
    description: written.description ?? "",
    attributes,
    status: written.status ?? (written.deprecated === undefined ? "active" : "deprecated"),
    stability: written.stability ?? "development",
    since: written.since ?? null,
    owners: [written.owner ?? []].flat(),
    deprecated: resolveDeprecation(written.deprecated ?? (written.status === "deprecated" ? {} : undefined)),
    expires: written.expires ?? null,
    note: written.note ?? null,
    links: resolveLinks(written.links),
    tags: written.tags ?? [],
    entities: written.entities ?? [],
    annotations: written.annotations ?? {},
    allow: written.allow ?? [],
    path,
    place: locate(path, "key"),
  };
}

function resolveLinks(written: MetricDocument["links"] = []): readonly Link[] {
  if (Array.isArray(written)) return written.map((address) => ({ name: null, address }));
  return Object.entries(written).flatMap(([name, addresses]) => {
    return [addresses].flat().map((address) => ({ name, address }));
  });
}

function metricNames(key: string, written: MetricDocument): MetricNames {
  const chosen = written.recorder ?? null;
  const stem = chosen ?? camelCase(key);
  const unit =
    written.instrument === "histogram" && !written.observable ? timeUnits.get(written.unit ?? "") : undefined;
  return {
    stem,
    recorder: written.observable ? prefixed("observe", stem) : stem,
    timer: unit === undefined ? null : { method: prefixed("start", stem), unit },
    attributes: `${pascalCase(chosen ?? key)}Attributes`,
    chosen,
  };
}

/** UCUM codes of time to the units that a timer can measure. */
const timeUnits: ReadonlyMap<string, TimeUnit> = new Map(
  (["ns", "us", "ms", "s", "min", "h", "d"] as const).map((unit) => [unit, unit]),
);

function resolvePage({ name, page }: CatalogDocument, locate: Locate): Page {
  return {
    title: page?.title ?? `${pascalCase(name)} telemetry`,
    introduction: page?.introduction ?? "",
    contextTitle: page?.context_title ?? "Common attributes",
    catalogText: page?.catalog_text ?? null,
    attributesTitle: page?.attributes_title ?? "Attributes",
    sections: (page?.sections ?? []).map((section, index) => {
      const { title } = section;
      if ("text" in section) return { title, text: section.text, include: null };
      const place = locate(["page", "sections", index, "include"]);
      return { title, text: "", include: { path: normalPath(section.include), place } };
    }),
  };
}

function resolveSettings({ generate, lint, prometheus, queries }: CatalogDocument, locate: Locate): Settings {
  const markdown = (generate?.markdown ?? []).map((path, index) => {
    return { path: normalPath(path), place: locate(["generate", "markdown", index]) };
  });
  const templates = Object.entries(generate?.templates ?? {}).map(([output, template]) => {
    return { output, template: normalPath(template), place: locate(["generate", "templates", output]) };
  });
  return {
    output: normalPath(generate?.output ?? "generated"),
    outputs: new Set(outputNames.filter((name) => generate?.outputs?.[name] ?? true)),
    importExtension: generate?.import_extension ?? "js",
    command: generate?.command ?? "npx meterbook generate",
    markdown,
    templates,
    levels: new Map(Object.entries(lint?.rules ?? {}) as [RuleCode, Level][]),
    prometheus: resolvePrometheus(prometheus),
    queries: { files: queries?.files ?? [], owns: queries?.owns ?? [], labels: queries?.labels ?? [] },
  };
}

function resolvePrometheus(written: CatalogDocument["prometheus"]): Settings["prometheus"] {
  const strategy = written?.translation_strategy ?? "UnderscoreEscapingWithSuffixes";
  const exporter = written?.exporter ?? null;
  const otlp = otlpRoute(strategy);
  if (exporter === "javascript") return { strategy, exporter, routes: [javascriptRoute] };
  return { strategy, exporter, routes: exporter === "otlp" ? [otlp] : [otlp, javascriptRoute] };
}
