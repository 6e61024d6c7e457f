import { isRecorded } from "../../model/emission.js";
import { seriesOf } from "../../exported/series.js";
import type { Checked, QueryFinding } from "../finding.js";
import { usageOf } from "../usage.js";

/** Metrics in no query, and attributes of queried metrics that no query names. */
export function* checkUnused({ series, queries }: Checked): Iterable<QueryFinding> {
  const [route] = series.catalog.settings.prometheus.routes;
  for (const { metric, uses, attributes } of usageOf(queries, series)) {
    if (!isRecorded(metric)) continue;
    if (uses.length === 0) {
      const names = seriesOf(metric, route).map(({ name }) => name);
      yield {
        code: "queries/unused-metric",
        place: metric.place,
        message: `no query uses metric "${metric.key}" (${names.join(", ")})`,
        help: "add a panel or an alert, or remove the metric",
        query: null,
        detail: metric.key,
      };
      continue;
    }
    for (const attribute of metric.attributes) {
      if (attributes.has(attribute.key)) continue;
      yield {
        code: "queries/unused-attribute",
        place: attribute.place,
        message: `no query uses attribute "${attribute.key}" of metric "${metric.key}"`,
        help: "use it, or remove it: it multiplies the series",
        query: null,
        detail: `${metric.key} ${attribute.key}`,
      };
    }
  }
}
