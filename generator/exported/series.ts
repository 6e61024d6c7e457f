import { exportedName } from "./exported-name.js";
import type { MetricFacts } from "./metric-facts.js";
import type { Route } from "./route.js";

/** What a series of a metric holds: its value, or a part of a distribution. `native` is a histogram in one series. */
export type SeriesPart = "value" | "bucket" | "sum" | "count" | "quantile" | "native";

export type Series = {
  readonly name: string;
  readonly part: SeriesPart;
  /** Whether it only ever grows, so that `rate` and `increase` mean something. */
  readonly isCounter: boolean;
  /** The label that it carries beside those of the attributes. */
  readonly label: "le" | "quantile" | null;
};

/** The label of buckets and quantiles, and those that say from which meter a series comes. */
export const scopeLabels: readonly string[] = ["otel_scope_name", "otel_scope_version", "otel_scope_schema_url"];

/** The attributes of the resource, as one series for each process. */
export const targetInfo = "target_info";

/** The labels by which Prometheus knows what it took a series from. */
export const targetLabels: readonly string[] = ["job", "instance"];

/** Every series of a metric on a route, none where Prometheus stores none. */
export function seriesOf(facts: MetricFacts, route: Route): readonly Series[] {
  const name = exportedName(facts, route);
  if (name === undefined) return [];
  switch (facts.instrument) {
    case "counter":
      return [{ name, part: "value", isCounter: true, label: null }];
    case "up_down_counter":
    case "gauge":
      return [{ name, part: "value", isCounter: false, label: null }];
    case "histogram":
      return [{ name: `${name}_bucket`, part: "bucket", isCounter: true, label: "le" }, ...totals(name)];
    case "exponential_histogram":
      return [{ name, part: "native", isCounter: true, label: null }];
    case "summary":
      return [{ name, part: "quantile", isCounter: false, label: "quantile" }, ...totals(name)];
  }
}

function totals(name: string): readonly Series[] {
  return [
    { name: `${name}_sum`, part: "sum", isCounter: true, label: null },
    { name: `${name}_count`, part: "count", isCounter: true, label: null },
  ];
}
