import type { Complaint } from "./complaint.js";
import { isPast, type Moment } from "./moment.js";
import type { Plan } from "./plan.js";
import type { SeenEntry } from "./seen.js";

/** Metrics of `emit: both` of which one name came, and the other did not; found when a run ends. */
export function* pairComplaints(
  { pairs }: Plan,
  seen: ReadonlyMap<string, SeenEntry>,
  moment: Moment,
): Iterable<Complaint> {
  for (const [old, current] of pairs) {
    const until = old.deprecated?.until ?? null;
    if (until !== null && isPast(until, moment)) continue;
    const [came, missing] = seen.has(old.name) ? [old, current] : [current, old];
    if (!seen.has(came.name) || seen.has(missing.name)) continue;
    yield {
      code: "live/single-name",
      kind: "metric",
      name: missing.name,
      attribute: null,
      message: `"${came.name}" was received, and "${missing.name}", which carries the same until ${until ?? "then"}, was not`,
      help: "record through the generated recorders, which emit both names",
      sample: null,
    };
  }
}
