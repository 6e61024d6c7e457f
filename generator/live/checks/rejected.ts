import type { EntryKind } from "../../vocabulary.js";
import { called, type Complaint } from "../complaint.js";
import type { Plan } from "../plan.js";
import type { ReceivedAttribute } from "../received.js";
import { shortened } from "../sample.js";

/** What recorders count their rejections in, beside the catalog's metrics (src/runtime/catalog/catalog.ts). */
export const rejections = "meterbook.invalid";

/** What a point of `meterbook.invalid` says: the metric, event or span, the reason, and the attribute at fault. */
export function rejection(received: readonly ReceivedAttribute[], plan: Plan): Complaint {
  const textOf = (wanted: string) => {
    const value = received.find(({ key }) => key === wanted)?.value;
    return value !== undefined && "value" in value ? shortened(String(value.value)) : null;
  };
  const [name, attribute] = [textOf("metric"), textOf("attribute")];
  const kind = kindOf(plan, name ?? "");
  const what = kind === "metric" ? "measurements" : "calls";
  const subject = name === null ? "a metric" : called({ kind, name });
  return {
    code: "live/rejected-measurement",
    kind,
    name,
    attribute,
    message: `the recorders dropped or changed ${what} of ${subject}${attribute === null ? "" : ` for their "${attribute}"`}`,
    help: "record what the catalog allows; the program's own log has each reason",
    sample: textOf("reason"),
  };
}

/** Of a name that several kinds have, the metric. */
function kindOf({ byName, events, spans }: Plan, name: string): EntryKind {
  if (byName.has(name)) return "metric";
  if (events.has(name)) return "event";
  return spans.has(name) ? "span" : "metric";
}
