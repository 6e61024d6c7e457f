import { suggestion } from "../../diagnostics/suggest.js";
import type { Metric } from "../catalog.js";
import { isNamespace, isWithin } from "../imports/imported-metrics.js";
import { type ResolvedImport, sourceText } from "../imports/resolved-import.js";
import type { Finding, Resolution, Rule } from "../resolution.js";

export const unknownImportedMetric: Rule = {
  code: "unknown-imported-metric",
  *check(resolution) {
    for (const each of resolution.imports) yield* unknownIn(each, resolution);
    yield* halfEmitted(resolution);
  },
};

function* unknownIn(imported: ResolvedImport, { locate }: Resolution): Iterable<Finding> {
  const { metrics, wanted, path, place, provenance } = imported;
  const names = [...metrics.keys()];
  for (const key of Object.keys(wanted)) {
    const isKnown = isNamespace(key) ? names.some((name) => isWithin(name, key)) : metrics.has(key);
    if (isKnown) continue;
    const what = isNamespace(key) ? `no metric below "${key.slice(0, -2)}"` : `no metric "${key}"`;
    yield {
      place: locate([...path, "metrics", key], "key"),
      message: `${sourceText(provenance)} has ${what}`,
      help: prefixedName(key, [...metrics.values()]) ?? suggestion(key, names) ?? "remove it; it has no metrics",
      related: [{ place, message: "imported here" }],
    };
  }
}

/** A metric is listed by its exported name, and not as its own catalog writes it. */
function prefixedName(key: string, metrics: readonly Metric[]): string | undefined {
  const meant = metrics.find((metric) => metric.key === key);
  return meant && `did you mean "${meant.name}"? imported metrics are called by their exported names`;
}

/** Whoever records an old name that is exported together with its new one records both. */
function* halfEmitted({ catalog, importedMetrics }: Resolution): Iterable<Finding> {
  const keys = new Set(catalog.metrics.map(({ key }) => key));
  for (const { metric } of importedMetrics) {
    const target = metric.deprecated?.renamedTo ?? null;
    if (!metric.deprecated?.emitBoth || target === null || keys.has(target)) continue;
    yield {
      place: metric.place,
      message: `imported metric "${metric.key}" is exported as "${target}", too, which is not listed`,
      help: `list "${target}" as well`,
    };
  }
}
