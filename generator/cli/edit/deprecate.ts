import type { Amendment } from "../../edit/amendment.js";
import type { Metric } from "../../model/catalog.js";
import { Refusal } from "../../write/refusal.js";
import type { DeprecateRequest } from "./request.js";
import type { OpenCatalog } from "../../edit/open-catalog.js";
import { type Edit, metricNamed, placeOf, writtenMetric } from "./plan.js";

/** Gives a metric a deprecation, or adds to the one it has. */
export function deprecate(request: DeprecateRequest, open: OpenCatalog): Edit {
  const metric = metricNamed(request.metric, open);
  const { key, path } = metric;
  refuseOthers(metric, open);
  const renamedTo = request.renamedTo === null ? null : metricNamed(request.renamedTo, open).key;
  const { since, reason, emit, until } = request;
  const told = deprecating(metric, { since, reason, renamed_to: renamedTo, emit, until });
  const replacement = renamedTo === null ? "" : ` in favour of "${renamedTo}"`;
  return {
    amendments: [...told, ...statusFor(metric, open, told.length > 0)],
    path,
    said: `"${key}" is deprecated${replacement}`,
  };
}

/** Facts that go to `deprecated:`; null where nothing is said. */
export function deprecating({ path }: Metric, facts: Readonly<Record<string, string | null>>): readonly Amendment[] {
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

function refuseOthers({ key, status, path }: Metric, open: OpenCatalog): void {
  const place = placeOf(path, open);
  if (status === "planned") {
    throw new Refusal(`"${key}" is planned: ${place}`, "nobody records it yet: `meterbook remove` takes it out");
  }
  if (status === "removed") throw new Refusal(`"${key}" is removed already: ${place}`);
}
