import { exportedName } from "../../exported/exported-name.js";
import type { Catalog } from "../../model/catalog.js";
import { entriesIn } from "../../model/entries.js";
import type { PageSection } from "../../model/page.js";
import { partition } from "../../model/partition.js";
import type { Path } from "../../source.js";
import { isRecorded } from "../calls.js";
import type { Finding } from "../change.js";
import { compareFields, type FieldRule, type Assessment, unordered } from "../field.js";
import { both, impactsOf } from "../impacts.js";

type Rooted = Catalog & { readonly path: Path };

const cosmetic = () => both("cosmetic");

const catalogRules: readonly FieldRule<Rooted>[] = [
  {
    code: "catalog-renamed",
    field: "name",
    read: ({ name }) => name,
    assess: ({ names: base }, { names: head }) => {
      if (base.stem === head.stem) return impactsOf("none", "breaking");
      return { ...both("breaking"), migration: { old: typesOf(base), new: typesOf(head) } };
    },
  },
  {
    code: "prefix-changed",
    field: "prefix",
    read: ({ prefix }) => prefix,
    assess: (base, head) => impactsOf("none", exportsOtherwise(base, head) ? "breaking" : "cosmetic"),
  },
  { code: "meter-changed", field: "meter.version", read: ({ meter }) => meter.version, assess: cosmetic },
  { code: "meter-changed", field: "meter.schema_url", read: ({ meter }) => meter.schemaUrl, assess: cosmetic },
  {
    code: "output-changed",
    field: "generate.output",
    read: ({ settings }) => settings.output,
    assess: ({ settings: base }, { settings: head }) => {
      return { ...impactsOf("breaking", "none"), migration: { old: `${base.output}/`, new: `${head.output}/` } };
    },
  },
  {
    code: "outputs-changed",
    field: "generate.outputs",
    read: ({ settings }) => unordered([...settings.outputs]),
    assess: ({ settings: base }, { settings: head }) => {
      const gone = (["recorders", "validators"] as const).filter((name) => {
        return base.outputs.has(name) && !head.outputs.has(name);
      });
      if (gone.length === 0) return impactsOf("cosmetic", "none");
      const old = gone.map((name) => `import "./${base.output}/${name}.js"`).join("; ");
      return { ...impactsOf("breaking", "none"), migration: { old, new: "" } };
    },
  },
  {
    code: "language-changed",
    field: "generate.language",
    read: ({ settings }) => settings.language,
    assess: (base, head) => {
      const remark = "calls compile as before, and what builds or loads the files finds others";
      return { ...otherwiseLoaded(base, head, ({ language }) => `language: ${language}`), remark };
    },
  },
  {
    code: "modules-changed",
    field: "generate.modules",
    read: ({ settings }) => settings.modules,
    // TypeScript has none: where the language changes, too, this says nothing more.
    appliesTo: ({ settings }) => settings.language === "javascript",
    assess: (base, head) => {
      const remark = `calls compile as before, and the files are loaded by ${head.settings.modules === "esm" ? "`import`" : "`require`"}`;
      return { ...otherwiseLoaded(base, head, ({ modules }) => `modules: ${modules}`), remark };
    },
  },
  {
    code: "import-extension-changed",
    field: "generate.import_extension",
    read: ({ settings }) => settings.importExtension,
    assess: (base, head) => {
      if (isResolvedAnywhere(head)) return impactsOf("cosmetic", "none");
      return otherwiseLoaded(base, head, ({ importExtension }) => `import_extension: ${importExtension}`);
    },
  },
  {
    code: "source-link-changed",
    field: "generate.source_link",
    read: ({ settings }) => settings.sourceLink,
    assess: cosmetic,
  },
  {
    code: "recorded-in-changed",
    field: "generate.recorded_in",
    read: ({ settings }) => settings.recordedIn?.path ?? null,
    assess: cosmetic,
  },
  { code: "command-changed", field: "generate.command", read: ({ settings }) => settings.command, assess: cosmetic },
  {
    code: "markdown-changed",
    field: "generate.markdown",
    read: ({ settings }) => unordered(settings.markdown.map(({ path }) => path)),
    assess: cosmetic,
  },
  {
    code: "templates-changed",
    field: "generate.templates",
    read: ({ settings }) => unordered(settings.templates.map(({ output, template }) => `${output}: ${template}`)),
    assess: cosmetic,
  },
  {
    code: "lint-changed",
    field: "lint.rules",
    read: ({ settings }) => unordered([...settings.levels].map(([code, level]) => `${code}: ${level}`)),
    assess: cosmetic,
  },
  {
    code: "prometheus-changed",
    field: "prometheus.translation_strategy",
    read: ({ settings }) => settings.prometheus.strategy,
    assess: assessRoutes,
  },
  {
    code: "prometheus-changed",
    field: "prometheus.exporter",
    read: ({ settings }) => settings.prometheus.exporter,
    assess: assessRoutes,
  },
  {
    code: "queries-changed",
    field: "queries.files",
    read: ({ settings }) => unordered(settings.queries.files),
    assess: cosmetic,
  },
  {
    code: "queries-changed",
    field: "queries.owns",
    read: ({ settings }) => unordered(settings.queries.owns),
    assess: cosmetic,
  },
  {
    code: "queries-changed",
    field: "queries.labels",
    read: ({ settings }) => unordered(settings.queries.labels),
    assess: cosmetic,
  },
  {
    code: "queries-changed",
    field: "queries.in_reference",
    read: ({ settings }) => settings.queries.inReference,
    assess: cosmetic,
  },
  { code: "page-changed", field: "page.title", read: ownTitle, assess: cosmetic },
  { code: "page-changed", field: "page.introduction", read: ({ page }) => page.introduction, assess: cosmetic },
  { code: "page-changed", field: "page.context_title", read: ({ page }) => page.contextTitle, assess: cosmetic },
  { code: "page-changed", field: "page.catalog_text", read: ({ page }) => page.catalogText, assess: cosmetic },
  { code: "page-changed", field: "page.attributes_title", read: ({ page }) => page.attributesTitle, assess: cosmetic },
  {
    code: "page-changed",
    field: "page.sections",
    read: ({ page }) => page.sections.flatMap(sectionText),
    assess: cosmetic,
  },
];

function sectionText({ title, text, include, afterMetrics }: PageSection): readonly string[] {
  return [title, include?.path ?? text, ...(afterMetrics ? ["below the metrics"] : [])];
}

/** What is said about the catalog as a whole, and the settings of its generation. */
export function compareCatalogFields(base: Catalog, head: Catalog): readonly Finding[] {
  return compareFields(catalogRules, { base: { ...base, path: [] }, head: { ...head, path: [] } });
}

function typesOf({ context, recorders }: Catalog["names"]): string {
  return `${context}, ${recorders}`;
}

/** Empty when it follows from the name. */
function ownTitle({ page, names }: Catalog): string {
  return page.title === `${names.stem} telemetry` ? "" : page.title;
}

function otherwiseLoaded(base: Catalog, head: Catalog, line: (settings: Catalog["settings"]) => string): Assessment {
  return { ...impactsOf("breaking", "none"), migration: { old: line(base.settings), new: line(head.settings) } };
}

/** Compilers ask for a setting before values are imported with `.ts`, which only a divided catalog does. */
function isResolvedAnywhere(catalog: Catalog): boolean {
  const { importExtension } = catalog.settings;
  return importExtension === "js" || (importExtension === "ts" && partition(catalog).length === 1);
}

/** Keys may take in what the prefix loses. */
function exportsOtherwise(base: Catalog, head: Catalog): boolean {
  const after = entriesIn(head).filter(isRecorded);
  const names = new Set(after.map(({ kind, name }) => `${kind} ${name}`));
  const keys = new Set(after.map(({ kind, key }) => `${kind} ${key}`));
  return entriesIn(base).some((entry) => {
    const { kind, key, name } = entry;
    return isRecorded(entry) && keys.has(`${kind} ${key}`) && !names.has(`${kind} ${name}`);
  });
}

/** That a way is named which was left open takes no name away, unless it is the other one that was in use. */
function assessRoutes(base: Catalog, head: Catalog): Assessment {
  const recorded = base.metrics.filter(isRecorded);
  const kept = recorded.every((metric) => {
    const names = new Set(head.settings.prometheus.routes.map((route) => exportedName(metric, route)));
    return base.settings.prometheus.routes.every((route) => names.has(exportedName(metric, route)));
  });
  return impactsOf("none", kept ? "cosmetic" : "breaking");
}
