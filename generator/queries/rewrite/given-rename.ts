import type { Catalog, Metric } from "../../model/catalog.js";
import type { MetricRename, Renames } from "./renames.js";

/** The rename of one metric that a person asks for, by its keys. */
export function metricRename(base: Catalog, head: Catalog, from: string, to: string): Renames {
  const old = base.metrics.find(({ key }) => key === from);
  const fresh = head.metrics.find(({ key }) => key === to);
  return old === undefined || fresh === undefined ? new Map() : renamesOf([[old, fresh, new Map()]]);
}

/** The rename of a shared attribute: of all metrics that have the old key before and the new one afterwards. */
export function attributeRename(base: Catalog, head: Catalog, from: string, to: string): Renames {
  const after = new Map(head.metrics.map((metric) => [metric.key, metric]));
  const has = ({ attributes }: Metric, key: string) => attributes.some((attribute) => attribute.key === key);
  return renamesOf(
    base.metrics.flatMap((metric) => {
      const now = after.get(metric.key);
      const isMeant = now !== undefined && has(metric, from) && !has(now, from) && has(now, to);
      return isMeant ? [[metric, now, new Map([[from, to]])] as const] : [];
    }),
  );
}

type Pair = readonly [from: Metric, to: Metric, attributes: MetricRename["attributes"]];

function renamesOf(pairs: readonly Pair[]): Renames {
  return new Map(pairs.map(([from, to, attributes]) => [from, { from, to, attributes, values: new Map() }]));
}
