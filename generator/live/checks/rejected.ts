import type { Complaint } from "../complaint.js";
import type { ReceivedAttribute } from "../received.js";
import { shortened } from "../sample.js";

/** What recorders count their rejections in, beside the catalog's metrics (src/runtime/catalog/catalog.ts). */
export const rejections = "meterbook.invalid";

/** What a point of `meterbook.invalid` says: the metric, the reason, and the attribute at fault. */
export function rejection(received: readonly ReceivedAttribute[]): Complaint {
  const textOf = (wanted: string) => {
    const value = received.find(({ key }) => key === wanted)?.value;
    return value !== undefined && "value" in value ? shortened(String(value.value)) : null;
  };
  const [metric, attribute] = [textOf("metric"), textOf("attribute")];
  return {
    code: "live/rejected-measurement",
    metric,
    attribute,
    message: `the recorders dropped or changed measurements of "${metric ?? "a metric"}"${attribute === null ? "" : ` for their "${attribute}"`}`,
    help: "record what the catalog allows; the program's own log has each reason",
    sample: textOf("reason"),
  };
}
