import { exportedName } from "../../exported/exported-name.js";
import type { Catalog } from "../../model/catalog.js";
import { partition } from "../../model/partition.js";
import type { Path } from "../../source.js";
import { isRecorded } from "../calls.js";
import type { Finding } from "../change.js";
import { compareFields, type FieldRule, type Judged, unordered } from "../field.js";
import { both, judged } from "../judgement.js";

type Rooted = Catalog & { readonly path: Path };

const cosmetic = () => both("cosmetic");

const catalogRules: readonly FieldRule<Rooted>[] = [
  {
    code: "catalog-renamed",
    field: "name",
    read: ({ name }) => name,
    judge: ({ names: base }, { names: head }) => {
      if (base.stem === head.stem) return judged("none", "breaking");
      return { ...both("breaking"), migration: { old: typesOf(base), new: typesOf(head) } };
    },
  },
  {
    code: "prefix-changed",
    field: "prefix",
    read: ({ prefix }) => prefix,
    judge: (base, head) => judged("none", exportsOtherwise(base, head) ? "breaking" : "cosmetic"),
  },
  {
    code: "output-changed",
    field: "generate.output",
    read: ({ settings }) => settings.output,
    judge: ({ settings: base }, { settings: head }) => {
      return { ...judged("breaking", "none"), migration: { old: `${base.output}/`, new: `${head.output}/` } };
    },
  },
  {
    code: "import-extension-changed",
    field: "generate.import_extension",
    read: ({ settings }) => settings.importExtension,
    judge: (base, head) => {
      if (isResolvedAnywhere(head)) return judged("cosmetic", "none");
      const [old, fresh] = [base, head].map(({ settings }) => `import_extension: ${settings.importExtension}`);
      return { ...judged("breaking", "none"), migration: { old: old ?? "", new: fresh ?? "" } };
    },
  },
  { code: "command-changed", field: "generate.command", read: ({ settings }) => settings.command, judge: cosmetic },
  {
    code: "markdown-changed",
    field: "generate.markdown",
    read: ({ settings }) => unordered(settings.markdown.map(({ path }) => path)),
    judge: cosmetic,
  },
  {
    code: "templates-changed",
    field: "generate.templates",
    read: ({ settings }) => unordered(settings.templates.map(({ output, template }) => `${output}: ${template}`)),
    judge: cosmetic,
  },
  {
    code: "lint-changed",
    field: "lint.rules",
    read: ({ settings }) => unordered([...settings.levels].map(([code, level]) => `${code}: ${level}`)),
    judge: cosmetic,
  },
  {
    code: "prometheus-changed",
    field: "prometheus.translation_strategy",
    read: ({ settings }) => settings.prometheus.strategy,
    judge: judgeRoutes,
  },
  {
    code: "prometheus-changed",
    field: "prometheus.exporter",
    read: ({ settings }) => settings.prometheus.exporter,
    judge: judgeRoutes,
  },
  {
    code: "queries-changed",
    field: "queries.files",
    read: ({ settings }) => unordered(settings.queries.files),
    judge: cosmetic,
  },
  {
    code: "queries-changed",
    field: "queries.owns",
    read: ({ settings }) => unordered(settings.queries.owns),
    judge: cosmetic,
  },
  {
    code: "queries-changed",
    field: "queries.labels",
    read: ({ settings }) => unordered(settings.queries.labels),
    judge: cosmetic,
  },
  { code: "page-changed", field: "page.title", read: ownTitle, judge: cosmetic },
  { code: "page-changed", field: "page.introduction", read: ({ page }) => page.introduction, judge: cosmetic },
  {
    code: "page-changed",
    field: "page.sections",
    read: ({ page }) => page.sections.flatMap(({ title, text, include }) => [title, include?.path ?? text]),
    judge: cosmetic,
  },
];

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

/** Compilers ask for a setting before values are imported with `.ts`, which only a divided catalog does. */
function isResolvedAnywhere(catalog: Catalog): boolean {
  const { importExtension } = catalog.settings;
  return importExtension === "js" || (importExtension === "ts" && partition(catalog).length === 1);
}

/** Keys may take in what the prefix loses. */
function exportsOtherwise(base: Catalog, head: Catalog): boolean {
  const after = new Set(head.metrics.filter(isRecorded).map(({ name }) => name));
  const keys = new Set(head.metrics.filter(isRecorded).map(({ key }) => key));
  return base.metrics.some((metric) => isRecorded(metric) && keys.has(metric.key) && !after.has(metric.name));
}

/** That a way is named which was left open takes no name away, unless it is the other one that was in use. */
function judgeRoutes(base: Catalog, head: Catalog): Judged {
  const recorded = base.metrics.filter(isRecorded);
  const kept = recorded.every((metric) => {
    const names = new Set(head.settings.prometheus.routes.map((route) => exportedName(metric, route)));
    return base.settings.prometheus.routes.every((route) => names.has(exportedName(metric, route)));
  });
  return judged("none", kept ? "cosmetic" : "breaking");
}
