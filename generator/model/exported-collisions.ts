import { exportedMetric } from "../exported/exported-metric.js";
import { exportedLabel } from "../exported/exported-name.js";
import type { Route } from "../exported/route.js";
import { targetInfo } from "../exported/series.js";
import type { Attribute, Catalog, Metric } from "./catalog.js";
import { attributesOf } from "./variants.js";

/** Two metrics that become one series; `other` is null where Prometheus has the name for itself. */
export type SeriesCollision = {
  readonly metric: Metric;
  readonly other: Metric | null;
  /** As Prometheus knows both. */
  readonly name: string;
  /** Whether one has the place of the other, so that only one of them is recorded once the change is made. */
  readonly isRenaming: boolean;
};

/** Two attributes that one measurement carries and that become one label. */
export type LabelCollision = {
  readonly metric: Metric;
  readonly attribute: Attribute;
  readonly other: Attribute;
  readonly label: string;
};

/** Of each metric the first collision with one before it, on a route. Removed metrics are exported no more. */
export function* seriesCollisions({ metrics }: Catalog, route: Route): Iterable<SeriesCollision> {
  const owners = new Map<string, Metric | null>([[targetInfo, null]]);
  for (const metric of metrics) {
    if (metric.status === "removed") continue;
    const names = familyOf(metric, route);
    const name = names.find((each) => owners.has(each));
    if (name !== undefined) {
      const other = owners.get(name) ?? null;
      yield { metric, other, name, isRenaming: other !== null && isRenaming(metric, other) };
    }
    for (const each of names) if (!owners.has(each)) owners.set(each, metric);
  }
}

/** The series of a metric, and the name that its description and type have. */
function familyOf(metric: Metric, route: Route): readonly string[] {
  const { name: family, series } = exportedMetric(metric, route);
  return family === undefined ? [] : [...series.map(({ name }) => name), family];
}

function isRenaming(a: Metric, b: Metric): boolean {
  const leads = (from: Metric, to: Metric) => from.deprecated?.renamedTo === to.key && !from.deprecated.emitBoth;
  return leads(a, b) || leads(b, a);
}

/** Of each metric the attributes that become a label of another, the common attributes among them. */
export function* labelCollisions({ metrics, context }: Catalog, route: Route): Iterable<LabelCollision> {
  const labels = new Map<string, string>();
  const labelOf = ({ key }: Attribute): string => {
    const label = labels.get(key) ?? exportedLabel(key, route) ?? "";
    labels.set(key, label);
    return label;
  };
  const common = new Map<string, Attribute>();
  for (const attribute of context) common.set(labelOf(attribute), attribute);
  for (const metric of metrics) {
    if (metric.status === "removed") continue;
    const owners = new Map<string, Attribute>();
    for (const attribute of attributesOf(metric)) {
      const label = labelOf(attribute);
      const other = owners.get(label) ?? common.get(label);
      if (other === undefined) owners.set(label, attribute);
      else if (other.key !== attribute.key) yield { metric, attribute, other, label };
    }
  }
}
