import type { CatalogEntry } from "../../model/catalog.js";
import { called, type Complaint } from "../complaint.js";
import { isPast, type Moment } from "../moment.js";

/** Whether a metric, event or span may be emitted at all at a time. */
export function* lifeComplaints(entry: CatalogEntry, moment: Moment): Iterable<Complaint> {
  const { kind, name, status, expires, deprecated } = entry;
  const about = { kind, name, attribute: null, sample: null };
  const subject = called(entry);
  const takesPlace = deprecated?.renamedTo ?? null;
  const instead = takesPlace === null ? "remove the code that records it" : `record "${takesPlace}" instead`;
  if (status === "planned") {
    const help = `make it active: \`meterbook promote ${entry.key}${kind === "metric" ? "" : ` --kind ${kind}`}\``;
    yield { code: "live/planned-metric", ...about, message: `${subject} is planned, and is emitted`, help };
  }
  if (status === "removed") {
    yield { code: "live/removed-metric", ...about, message: `${subject} was removed, and is emitted`, help: instead };
  }
  if (expires !== null && isPast(expires, moment)) {
    const message = `${subject} expired with ${expires}, and is emitted`;
    yield { code: "live/expired-metric", ...about, message, help: instead };
  }
  const until = deprecated?.until ?? null;
  if (until !== null && isPast(until, moment)) {
    const message = `${subject} is deprecated and was to be emitted until ${until}, and still is`;
    yield { code: "live/deprecated-metric", ...about, message, help: instead };
  }
}
