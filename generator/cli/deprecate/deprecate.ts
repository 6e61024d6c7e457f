import type { Metric } from "../../model/catalog.js";
import { CommandError } from "../../write/command-error.js";
import type { DeprecateRequest } from "./command.js";
import type { OpenCatalog } from "../../edit/open-catalog.js";
import { deprecating, statusFor } from "../edit/deprecation.js";
import { type Edit, metricNamed, placeOf } from "../edit/plan.js";

/** Gives a metric a deprecation, or adds to the one it has. */
export function deprecate(request: DeprecateRequest, open: OpenCatalog): Edit {
  const metric = metricNamed(request.metric, open);
  const { key, path } = metric;
  rejectOthers(metric, open);
  const renamedTo = request.renamedTo === null ? null : metricNamed(request.renamedTo, open).key;
  const { since, reason, emit, until } = request;
  const convert = request.convert || null;
  const facts = deprecating(metric, { since, reason, renamed_to: renamedTo, emit, until, convert });
  const replacement = renamedTo === null ? "" : ` in favour of "${renamedTo}"`;
  return {
    amendments: [...facts, ...statusFor(metric, open, facts.length > 0)],
    path,
    result: `"${key}" is deprecated${replacement}`,
  };
}

function rejectOthers({ key, status, path }: Metric, open: OpenCatalog): void {
  const place = placeOf(path, open);
  if (status === "planned") {
    throw new CommandError(`"${key}" is planned: ${place}`, "nobody records it yet: `meterbook remove` takes it out");
  }
  if (status === "removed") throw new CommandError(`"${key}" is removed already: ${place}`);
}
