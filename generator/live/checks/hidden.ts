import { groupOf } from "../../model/hiding.js";
import { called, type Complaint } from "../complaint.js";
import type { PlannedAttribute, PlannedEntry, PlannedForm } from "../plan.js";
import type { ReceivedAttribute, ReceivedValue } from "../received.js";
import { valueSample } from "../sample.js";

/** What telemetry writes in place of content (src/telemetry/signals/redaction.ts). */
export const redacted = "[REDACTED]";
const lengthSuffix = "_length";

/** Whether content was taken out; nothing is known of the value then. */
export function isMark(value: ReceivedValue): boolean {
  return "value" in value && value.value === redacted;
}

/** Whether an attribute is the length of another one that is hidden, which goes along with it. */
export function isLengthOfHidden(key: string, received: readonly ReceivedAttribute[], { byKey }: PlannedForm): boolean {
  if (!key.endsWith(lengthSuffix)) return false;
  const of = key.slice(0, -lengthSuffix.length);
  return byKey.has(of) && received.some((each) => each.key === of && isMark(each.value));
}

/** A value of what the catalog calls private that left as it is. */
export function openContent(
  value: ReceivedValue,
  { attribute, isCommon }: PlannedAttribute,
  { entry }: PlannedEntry,
): Complaint {
  const { key, sensitivity } = attribute;
  const subject = isCommon ? `the common attribute "${key}"` : `the attribute "${key}" of ${called(entry)}`;
  return {
    code: "live/sensitive-content",
    kind: entry.kind,
    name: isCommon ? null : entry.name,
    attribute: key,
    message: `${subject} is ${sensitivity}, and leaves as it is`,
    help: helpFor(groupOf(attribute)),
    sample: valueSample(key, value, attribute),
  };
}

function helpFor(group: ReturnType<typeof groupOf>): string {
  const off = group === undefined ? "" : `, unless \`log_${group}\` is on`;
  return `export it through @meterbook/telemetry, which hides it${off}; or accept it: \`allow: [live/sensitive-content]\``;
}
