import type { Metric } from "../../model/catalog.js";
import type { Complaint } from "../complaint.js";
import { isPast, type Moment } from "../moment.js";

/** Whether a metric may be emitted at all at a time. */
export function* lifeComplaints(metric: Metric, moment: Moment): Iterable<Complaint> {
  const { name, status, expires, deprecated } = metric;
  const about = { metric: name, attribute: null, sample: null };
  const takesPlace = deprecated?.renamedTo ?? null;
  const instead = takesPlace === null ? "remove the code that records it" : `record "${takesPlace}" instead`;
  if (status === "planned") {
    const help = `make it active: \`meterbook promote ${metric.key}\``;
    yield { code: "live/planned-metric", ...about, message: `"${name}" is planned, and is emitted`, help };
  }
  if (status === "removed") {
    yield { code: "live/removed-metric", ...about, message: `"${name}" was removed, and is emitted`, help: instead };
  }
  if (expires !== null && isPast(expires, moment)) {
    const message = `"${name}" expired with ${expires}, and is emitted`;
    yield { code: "live/expired-metric", ...about, message, help: instead };
  }
  const until = deprecated?.until ?? null;
  if (until !== null && isPast(until, moment)) {
    const message = `"${name}" is deprecated and was to be emitted until ${until}, and still is`;
    yield { code: "live/deprecated-metric", ...about, message, help: instead };
  }
}
