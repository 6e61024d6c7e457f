import { nearest } from "../../diagnostics/suggest.js";
import type { Complaint } from "../complaint.js";
import type { Plan } from "../plan.js";
import type { ReceivedScope } from "../received.js";
import { shortened } from "../sample.js";

/** Whether the catalog answers for a metric that it does not have: by its meter, or by the prefix of its names. */
export function answersFor({ catalog: { name, prefix } }: Plan, metric: string, scope: ReceivedScope): boolean {
  return scope.name === name || (prefix !== "" && metric.startsWith(prefix));
}

/** `names` are those that it may be a misspelling of. */
export function unknownMetric(name: string, names: () => Iterable<string>): Complaint {
  return {
    code: "live/unknown-metric",
    metric: name.slice(0, 300),
    attribute: null,
    message: `"${shortened(name)}" is not in the catalog`,
    help: () => {
      const near = name.length <= 200 ? nearest(name, names()) : undefined;
      return near === undefined ? "correct the name, or add the metric: `meterbook add`" : `did you mean "${near}"?`;
    },
    sample: null,
  };
}
