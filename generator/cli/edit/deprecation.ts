import type { Amendment } from "../../edit/amendment.js";
import type { OpenCatalog } from "../../edit/open-catalog.js";
import type { Metric } from "../../model/catalog.js";
import { writtenMetric } from "./plan.js";

/** Facts that go to `deprecated:`; null where nothing is said. */
export function deprecating(
  { path }: Metric,
  facts: Readonly<Record<string, string | true | null>>,
): readonly Amendment[] {
  return Object.entries(facts).flatMap(([field, value]): readonly Amendment[] =>
    value === null ? [] : [{ kind: "set", path: [...path, "deprecated", field], value }],
  );
}

/** `deprecated:` says it, and no status beside it; without a word to say there, the status does. */
export function statusFor(metric: Metric, open: OpenCatalog, isSaid: boolean): readonly Amendment[] {
  const path = [...metric.path, "status"];
  if (metric.status === "deprecated") return [];
  if (!isSaid) return [{ kind: "set", path, value: "deprecated" }];
  return writtenMetric(metric, open).status === undefined ? [] : [{ kind: "remove", path }];
}
