import type { Diagnostic } from "../../diagnostics/diagnostic.js";
import type { ImportedMetricsDocument } from "../../document/import-schema.js";
import type { LocatedDocument, LocatedImport } from "../../document/parse.js";
import type { Path, Place, Provenance } from "../../source.js";
import type { Attribute, Metric } from "../catalog.js";

/** A catalog that another one imports, with what it means by itself. */
export type ResolvedImport = {
  /** As the importing catalog writes it. */
  readonly from: string;
  readonly provenance: Provenance;
  readonly path: Path;
  readonly place: Place;
  /** By their exported names, in its order; those that it imports itself are among them. */
  readonly metrics: ReadonlyMap<string, Metric>;
  /** What can be referred to: its shared attributes, those that it imports, and its common attributes. */
  readonly attributes: ReadonlyMap<string, Attribute>;
  /** What the importing catalog records. */
  readonly wanted: ImportedMetricsDocument;
};

/** What a catalog means by itself, and its errors. */
export type ReadImport = {
  readonly metrics: readonly Metric[];
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
    imports: sound.map(({ each, metrics, attributes }) => {
      const written = document.imports?.[each.index] ?? "";
      const path = ["imports", each.index];
      return {
        from: typeof written === "string" ? written : written.from,
        provenance: each.provenance,
        path,
        place: locate(typeof written === "string" ? path : [...path, "from"]),
        metrics: new Map(metrics.map((metric) => [metric.name, withProvenance(metric, each)])),
        attributes: new Map([...attributes].map(([name, each_]) => [name, attributeFrom(name, each_, each)])),
        wanted: (typeof written === "string" ? undefined : written.metrics) ?? {},
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

/** What an import imports itself keeps the place that it comes from. */
function withProvenance(metric: Metric, { provenance, origins }: LocatedImport): Metric {
  const origin = metric.imported ?? { ...(origins?.metrics.get(metric.name) ?? provenance), place: metric.place };
  return { ...metric, imported: origin };
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
