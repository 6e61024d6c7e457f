import type { MetricOverrideDocument } from "../../document/schema/metric-schema.js";
import { camelCase, pascalCase, prefixed } from "../../names.js";
import type { Metric } from "../catalog.js";
import { namesOf, noRecorder } from "../metric-names.js";
import { attributesOverridden } from "./imported-attributes.js";
import { type Imported, importedFields, type Site } from "./imported-entry.js";
import { listed, type Wanted } from "./listed.js";
import type { ResolvedImport } from "./resolved-import.js";

export type ImportedMetric = Imported<Metric, "metrics">;

/** What each import gives to the catalog that lists it, in the order of the imports and of what they hold. */
export function importedMetrics(imports: readonly ResolvedImport[], site: Site): readonly ImportedMetric[] {
  return imports.flatMap((each) => {
    return listed(each, { section: "metrics", entries: each.metrics }).map((wanted) => importMetric(wanted, site));
  });
}

function importMetric(wanted: Wanted<Metric, MetricOverrideDocument>, site: Site): ImportedMetric {
  const { original, override, path } = wanted;
  const change = attributesOverridden(wanted, site);
  const metric: Metric = {
    ...measured(original, override),
    ...importedFields(wanted, change(original.attributes), site),
    enabled: override.enabled ?? original.enabled,
    cardinality: override.cardinality ?? original.cardinality,
    variants: original.variants.map((variant) => ({
      ...variant,
      attributes: change(variant.attributes),
      own: change(variant.own),
      path,
    })),
  };
  return { entry: renamed(metric, override.recorder), original, override, path };
}

function measured(original: Metric, { buckets }: MetricOverrideDocument): Metric {
  return original.instrument === "histogram" ? { ...original, buckets: buckets ?? original.buckets } : original;
}

/** Identifiers are made of the exported name, as there is no prefix of this catalog to leave out. */
function renamed(metric: Metric, recorder: string | undefined): Metric {
  const hasOwnRecorder = recorder === undefined ? metric.hasOwnRecorder : recorder !== noRecorder;
  const chosen = recorder === noRecorder ? null : (recorder ?? metric.names.chosen);
  const stem = chosen ?? camelCase(metric.name);
  const names = namesOf({ stem, type: pascalCase(chosen ?? metric.name), chosen }, metric);
  const variants = metric.variants.map((variant) => {
    const { key, names: own } = variant;
    const stems =
      own.chosen === null
        ? { stem: prefixed(stem, camelCase(key)), type: pascalCase(`${chosen ?? metric.name} ${key}`), chosen: null }
        : { stem: own.chosen, type: pascalCase(own.chosen), chosen: own.chosen };
    return { ...variant, names: namesOf(stems, metric) };
  });
  return { ...metric, names, hasOwnRecorder, variants };
}
