import type { SourceText } from "../../source.js";
import type { ImportedCatalog, ImportedMetric, ImportedVariant, ImportLoss } from "../imported-catalog.js";
import { leftOutLines } from "../left-out.js";
import { listOf, readYaml, textOf, type YamlSource } from "../yaml-source.js";
import { leftOutOf } from "./left-out.js";
import { metricNameOf, readMetric, readVariant } from "./read-metric.js";
import { readResolved } from "./read-resolved.js";
import { placeOf, type Registry, registryOf, type Written } from "./registry.js";
import { type Scope, scopeOf } from "./scope.js";
import { usesOf } from "./uses.js";

/**
 * Reads the metrics of a registry in OpenTelemetry's formats: `groups` (schemas/semconv-syntax.md of Weaver), `definition/2`
 * (schemas/semconv-syntax.v2.md) and published `resolved/2.0` (OTEP 4815), in any mixture. `dependencies` are the files of the
 * registries that it refers to; of their metrics it takes those that it `imports`.
 */
export function readOtel(
  sources: readonly SourceText[],
  dependencies: readonly (readonly SourceText[])[] = [],
): ImportedCatalog {
  const losses: ImportLoss[] = [];
  const [own, ...others] = [sources, ...dependencies].map((each) => registryOf(filesOf(each, losses)));
  if (own === undefined) throw new Error("there is no registry");
  const scope = scopeOf([own, ...others], losses);
  for (const { source } of own.foreign) {
    const message = "the file holds nothing of a registry: neither `groups` nor a section of definition/2";
    losses.push({ code: "import/unreadable", at: source, message, metric: null });
  }
  const written = [...own.metrics, ...importedFrom(others, own, scope)];
  const metrics = written.flatMap((each) => readMetric(each, scope) ?? []);
  const variants = variantsOf(own.refinements, written, scope);
  const resolved = own.resolved.flatMap((file) => readResolved(file, scope));
  losses.push(...leftOutLines(leftOutOf(own, scope)));
  return {
    name: own.name,
    naming: "opentelemetry",
    metrics: [...metrics.map((metric) => withVariants(metric, variants)), ...resolved],
    losses,
  };
}

function filesOf(sources: readonly SourceText[], losses: ImportLoss[]): readonly YamlSource[] {
  return sources.flatMap((source) => {
    const file = readYaml(source);
    losses.push(...file.losses);
    return file.data === null ? [] : [file];
  });
}

/** `imports: { metrics: [http.*] }`, where a star at the end stands for any text. */
function importedFrom(others: readonly Registry[], own: Registry, scope: Scope): readonly Written[] {
  const available = others.flatMap(({ metrics }) => metrics);
  const chosen = own.imports.flatMap((each) =>
    listOf(each.data["metrics"]).flatMap((written, index) => {
      const pattern = textOf(written) ?? "";
      const found = available.filter((metric) => matches(metricNameOf(metric) ?? "", pattern));
      if (found.length > 0) return found;
      const message = `the registry imports the metrics "${pattern}", and no dependency has one of them`;
      scope.report("import/unknown-reference", placeOf(each, "metrics", index), message, null);
      return [];
    }),
  );
  return [...new Set(chosen)];
}

function matches(name: string, pattern: string): boolean {
  return pattern.endsWith("*") ? name.startsWith(pattern.slice(0, -1)) : name === pattern;
}

/** By the names of their metrics. A refinement may refine another one; what it refers to may be none of the files. */
function variantsOf(
  refinements: readonly Written[],
  metrics: readonly Written[],
  scope: Scope,
): ReadonlyMap<string, readonly ImportedVariant[]> {
  const byName = new Map(metrics.map((metric) => [metricNameOf(metric) ?? "", metric]));
  const byId = new Map(refinements.map((each) => [textOf(each.data["id"]) ?? "", each]));
  const found = new Map<string, ImportedVariant[]>();
  for (const refinement of refinements) {
    const chain = chainOf(refinement, byId);
    const name = textOf(chain.at(-1)?.data["ref"]) ?? "";
    const metric = byName.get(name);
    if (metric === undefined) {
      const message = `a refinement refers to the metric "${name}", which none of the files defines`;
      scope.report("import/unknown-reference", placeOf(refinement, "ref"), message, name);
      continue;
    }
    const inherited = [metric, ...chain.slice(1).reverse()].flatMap((each) => [...usesOf(each, scope, name).values()]);
    found.set(name, [...(found.get(name) ?? []), readVariant(refinement, inherited, scope, name)]);
  }
  return found;
}

/** A refinement, and those that it refines, as far as they lead. */
function chainOf(refinement: Written, byId: ReadonlyMap<string, Written>): readonly Written[] {
  const chain = new Set<Written>();
  for (let at: Written | undefined = refinement; at !== undefined && !chain.has(at); ) {
    chain.add(at);
    at = byId.get(textOf(at.data["ref"]) ?? "");
  }
  return [...chain];
}

function withVariants(
  metric: ImportedMetric,
  variants: ReadonlyMap<string, readonly ImportedVariant[]>,
): ImportedMetric {
  const own = variants.get(metric.name);
  return own === undefined ? metric : { ...metric, variants: own };
}
