import { flatMap } from "../flat-map.js";
import type { RuleCode } from "../diagnostics/codes.js";
import { DiagnosticCollector } from "../diagnostics/collector.js";
import type { Level } from "../diagnostics/severity.js";
import type { AttributeDocument } from "../document/schema/attribute-schema.js";
import type { MetricDocument } from "../document/schema/metric-schema.js";
import type { LocatedDocument, LocatedImport, Locate } from "../document/parse.js";
import type { CatalogDocument } from "../document/schema/schema.js";
import { javascriptRoute, otlpRoute } from "../exported/route.js";
import { camelCase, pascalCase } from "../names.js";
import { defaultCardinality, outputNames, outputsToAskFor } from "../vocabulary.js";
import { resolveAttribute } from "./attributes.js";
import type { Attribute, Catalog, Instrumentation, Metric, MetricNames, Page, Settings } from "./catalog.js";
import { contextAttributes, entryAttributes, type Scope } from "./entry-attributes.js";
import { withoutDoubles } from "./imports/imported-entry.js";
import { importedMetrics } from "./imports/imported-metrics.js";
import { importedSignals } from "./imports/imported-signals.js";
import { type ReadImport, type ResolvedImport, resolveImports } from "./imports/resolved-import.js";
import { catalogImports, sharedNames, usedImports } from "./imports/shared-names.js";
import { namesOf, noRecorder } from "./metric-names.js";
import type { Resolution } from "./resolution.js";
import { type EntryContext, resolveEntry, resolveLinks } from "./resolve-entry.js";
import { resolveSignals } from "./resolve-signals.js";
import { resolveVariants } from "./resolve-variants.js";
import { checkRules } from "./rules/index.js";
import { definedIn } from "./variants.js";

/** What a document means, once every rule holds; undefined, with the findings reported, when one does not. */
export function resolveCatalog(located: LocatedDocument, found: DiagnosticCollector): Catalog | undefined {
  const resolution = resolve(located);
  checkRules(resolution, found);
  return found.hasErrors ? undefined : resolution.catalog;
}

/** What a document means, whether or not the rules find fault with it. */
export function resolve(located: LocatedDocument): Resolution {
  const { document, locate, complete, knowsAllUses, lacksImports = false } = located;
  const { imports, problems } = resolveImports(located, readImport);
  const shared = sharedAttributes(document.attributes ?? {}, locate);
  const names = sharedNames(shared, imports);
  const scope: Scope = { locate, names, references: [] };
  const own = ownMetrics(located, scope);
  const context = contextAttributes(document.context ?? {}, scope);
  const { metrics, events, spans, imported } = entriesOf(located, own, { imports, context, scope });
  const uses = [...context, ...flatMap([...metrics, ...events, ...spans], definedIn)];
  const catalog: Catalog = {
    file: locate(["name"]).source.name,
    name: document.name,
    prefix: document.prefix ?? "",
    meter: { version: document.meter?.version ?? null, schemaUrl: document.meter?.schema_url ?? null },
    context,
    shared: [...shared, ...usedImports(uses, names)],
    metrics,
    events,
    spans,
    imports: catalogImports(imports, scope.references, names),
    page: resolvePage(document, locate),
    settings: resolveSettings(document, locate),
    names: catalogNames(pascalCase(document.name)),
  };
  return {
    document,
    catalog,
    shared,
    names,
    imports,
    imported,
    importProblems: problems,
    references: scope.references,
    locate,
    complete: complete && problems.length === 0,
    knowsAllUses,
    lacksImports: lacksImports || problems.length > 0,
  };
}

type Given = {
  readonly imports: readonly ResolvedImport[];
  readonly context: readonly Attribute[];
  readonly scope: Scope;
};

/** Its own entries, and behind them what it lists of its imports. */
function entriesOf(located: LocatedDocument, own: readonly Metric[], { imports, context, scope }: Given) {
  const { locate, names } = scope;
  const site = { locate, shared: names, context, links: resolveLinks };
  const ofImports = importedMetrics(imports, site);
  const metrics = [...own, ...withoutDoubles(ofImports)];
  const byKey = new Map(metrics.map((metric) => [metric.key, metric]));
  const signals = resolveSignals(located, byKey, scope);
  const imported = { metrics: ofImports, ...importedSignals(imports, { ...site, metrics: byKey }) };
  return {
    metrics,
    events: [...signals.events, ...withoutDoubles(imported.events)],
    spans: [...signals.spans, ...withoutDoubles(imported.spans)],
    imported,
  };
}

function catalogNames(stem: string): Catalog["names"] {
  return { stem, context: `${stem}Context`, recorders: `${stem}Recorders` };
}

function ownMetrics({ document, locate, defaultsOf }: LocatedDocument, scope: Scope): readonly Metric[] {
  const prefix = document.prefix ?? "";
  return Object.entries(document.metrics).map(([key, written]) => {
    const path = ["metrics", key];
    const attributes = entryAttributes([...path, "attributes"], written.attributes ?? {}, scope);
    const metric = resolveMetric(
      key,
      { ...defaultsOf(key, "metrics"), ...written },
      { prefix, attributes, locate, path },
    );
    return written.variants === undefined ? metric : { ...metric, variants: resolveVariants(metric, written, scope) };
  });
}

/** An imported catalog must hold by itself. What it would only be warned of is for those who can change it. */
function readImport({ located, origins }: LocatedImport): ReadImport {
  const found = new DiagnosticCollector();
  const resolution = resolve(located);
  // What was recorded of an import is a part of it, and was checked when it was whole.
  if (origins === null) checkRules(resolution, found);
  const { catalog, names } = resolution;
  const attributes = names.names().flatMap((name) => {
    const named = names.find(name);
    return named.kind === "one" ? [[name, named.attribute] as const] : [];
  });
  return {
    metrics: catalog.metrics,
    events: catalog.events,
    spans: catalog.spans,
    attributes: new Map([...catalog.context.map((each) => [each.key, each] as const), ...attributes]),
    errors: found.sorted().filter(({ severity }) => severity === "error"),
  };
}

function sharedAttributes(written: Readonly<Record<string, AttributeDocument>>, locate: Locate): Attribute[] {
  return Object.entries(written).map(([key, attribute]) => {
    const path = ["attributes", key];
    return resolveAttribute(key, attribute, { path, place: locate(path, "key"), locate, origin: "shared" });
  });
}

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
    hasOwnRecorder: written.recorder !== noRecorder,
    ...instrumentOf(written),
  };
}

function instrumentOf({ instrument, observable = false, buckets }: MetricDocument): Instrumentation {
  return instrument === "histogram" ? { instrument, observable, buckets: buckets ?? null } : { instrument, observable };
}

function metricNames(key: string, written: MetricDocument): MetricNames {
  const chosen = written.recorder === noRecorder ? null : (written.recorder ?? null);
  return namesOf({ stem: chosen ?? camelCase(key), type: pascalCase(chosen ?? key), chosen }, written);
}

function resolvePage({ name, page }: CatalogDocument, locate: Locate): Page {
  return {
    title: page?.title ?? `${pascalCase(name)} telemetry`,
    introduction: page?.introduction ?? "",
    contextTitle: page?.context_title ?? "Common attributes",
    catalogText: page?.catalog_text ?? null,
    attributesTitle: page?.attributes_title ?? "Attributes",
    sections: (page?.sections ?? []).map((section, index) => {
      const { title, after_metrics: afterMetrics = false } = section;
      if ("text" in section) return { title, text: section.text, include: null, afterMetrics };
      const place = locate(["page", "sections", index, "include"]);
      return { title, text: "", include: { path: normalPath(section.include), place }, afterMetrics };
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
    outputs: new Set(outputNames.filter((name) => generate?.outputs?.[name] ?? !outputsToAskFor.has(name))),
    language: generate?.language ?? "typescript",
    modules: generate?.modules ?? "esm",
    importExtension: generate?.import_extension ?? "js",
    command: generate?.command ?? "npx meterbook generate",
    sourceLink: generate?.source_link ?? null,
    recordedIn:
      generate?.recorded_in === undefined
        ? null
        : { path: normalPath(generate.recorded_in), place: locate(["generate", "recorded_in"]) },
    markdown,
    templates,
    levels: new Map(Object.entries(lint?.rules ?? {}) as [RuleCode, Level][]),
    prometheus: resolvePrometheus(prometheus),
    queries: {
      files: queries?.files ?? [],
      owns: queries?.owns ?? [],
      labels: queries?.labels ?? [],
      inReference: queries?.in_reference ?? false,
    },
  };
}

function resolvePrometheus(written: CatalogDocument["prometheus"]): Settings["prometheus"] {
  const strategy = written?.translation_strategy ?? "UnderscoreEscapingWithSuffixes";
  const exporter = written?.exporter ?? null;
  const otlp = otlpRoute(strategy);
  if (exporter === "javascript") return { strategy, exporter, routes: [javascriptRoute] };
  return { strategy, exporter, routes: exporter === "otlp" ? [otlp] : [otlp, javascriptRoute] };
}

/**
 * A path as everything after the document has it: without `.`, `a/..`, empty steps and a slash at the end. `.` stands for the
 * folder itself; what leads out of the folder begins with `..`, and an absolute path stays one.
 */
function normalPath(path: string): string {
  const steps: string[] = [];
  for (const step of path.split("/")) {
    if (step === "" || step === ".") continue;
    if (step === ".." && steps.length > 0 && steps.at(-1) !== "..") steps.pop();
    else steps.push(step);
  }
  return path.startsWith("/") ? `/${steps.join("/")}` : steps.join("/") || ".";
}
