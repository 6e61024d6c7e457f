import type { Catalog } from "../../model/catalog.js";
import { isUcum } from "../../model/units/ucum.js";
import type { ImportedCatalog, ImportedMetric, ImportLoss } from "../imported-catalog.js";
import { acceptableAttributes } from "./acceptable-attributes.js";
import { metricFault } from "./acceptable-names.js";
import { compareMetric } from "./compare.js";
import { knownMetrics } from "./known-metrics.js";
import { chosenRecorders } from "./recorders.js";
import { uniqueBy } from "./unique.js";

/** A metric that the catalog gets, under its key there. */
export type PlannedMetric = {
  readonly key: string;
  readonly metric: ImportedMetric;
  readonly recorder: string | undefined;
  readonly allow: readonly string[];
};

export type ImportPlan = {
  /** By name, so that those of a namespace stand together. */
  readonly planned: readonly PlannedMetric[];
  /** How many metrics the catalog has already, and how many of them otherwise. */
  readonly known: number;
  readonly differing: number;
  readonly losses: readonly ImportLoss[];
};

/** Where the metrics go: a catalog that is there, or a new one with a prefix. */
export type Target = { readonly prefix: string; readonly catalog: Catalog | null };

/** What a catalog gets of what was read, and what it cannot get. */
export function planImport(imported: ImportedCatalog, target: Target): ImportPlan {
  const losses = [...imported.losses];
  const metrics = uniqueBy(
    imported.metrics,
    ({ name }) => name,
    ({ name, at }) => {
      const message = `the metric "${name}" stands twice, and the first one counts`;
      losses.push({ code: "import/duplicate", at, message, metric: name });
    },
  );
  const known = knownMetrics(target.catalog);
  const found: PlannedMetric[] = [];
  const nameOf = new Map<string, string>();
  const counts = { known: 0, differing: 0 };
  for (const metric of metrics) {
    const present = known(metric);
    if (present !== undefined) {
      const differences = compareMetric(metric, present, target.catalog);
      losses.push(...differences);
      counts.known += 1;
      counts.differing += differences.length > 0 ? 1 : 0;
      continue;
    }
    const key = keyIn(metric.name, target.prefix, imported.naming);
    const fault = metricFault(metric, key, target.prefix) ?? keyFault(metric, key, nameOf);
    if (fault !== undefined) losses.push(fault);
    else if (key !== undefined) {
      nameOf.set(key, metric.name);
      const { metric: acceptable, losses: further } = acceptableAttributes(metric);
      const unit = unitFault(metric);
      losses.push(...further, ...(unit === undefined ? [] : [unit]));
      found.push({ key, metric: acceptable, recorder: undefined, allow: unit === undefined ? [] : ["invalid-unit"] });
    }
  }
  const inOrder = found.sort((a, b) => (a.key < b.key ? -1 : 1));
  return { planned: chosenRecorders(inOrder, target.catalog), ...counts, losses };
}

/** Names of Prometheus that differ as text become one, where the prefix of the catalog is taken away. */
function keyFault(
  { name, at }: ImportedMetric,
  key: string | undefined,
  nameOf: ReadonlyMap<string, string>,
): ImportLoss | undefined {
  const other = key === undefined ? undefined : nameOf.get(key);
  if (other === undefined) return undefined;
  const message = `"${name}" is "${key}" in the catalog, as "${other}" is, which counts`;
  return { code: "import/duplicate", at, message, metric: name };
}

/** A unit that is not UCUM, which would be found later, too, when all has been written once. */
function unitFault({ unit = "", at, name }: ImportedMetric): ImportLoss | undefined {
  if (unit === "" || (unit.length <= 63 && isUcum(unit))) return undefined;
  const message = `"${unit}" is no valid UCUM unit; it is accepted with \`allow: [invalid-unit]\``;
  return { code: "import/accepted", at, message, metric: name };
}

/** The name without the catalog's prefix, which Prometheus may have escaped; undefined where it does not begin so. */
function keyIn(name: string, prefix: string, naming: ImportedCatalog["naming"]): string | undefined {
  if (name.startsWith(prefix)) return name.slice(prefix.length);
  const escaped = prefix.replace(/[^A-Za-z0-9:]+/g, "_");
  return naming === "prometheus" && name.startsWith(escaped) ? name.slice(escaped.length) : undefined;
}
