import type { EventEntry, SpanEntry } from "../../model/catalog.js";
import { severities } from "../../vocabulary.js";
import { called, type Complaint, malformed, noComplaints } from "../complaint.js";
import type { PlannedSpan } from "../plan.js";
import type { ReceivedEvent, ReceivedSpan } from "../received.js";
import { shortened } from "../sample.js";

/** OpenTelemetry numbers four degrees of each severity: 9 to 12 are info. */
export function severityComplaints({ name, severity }: EventEntry, came: ReceivedEvent): readonly Complaint[] {
  const given = severities[Math.floor((came.severity - 1) / 4)];
  if (given === severity) return noComplaints;
  return [
    {
      code: "live/wrong-severity",
      kind: "event",
      name,
      attribute: null,
      message: `event "${name}" has the severity ${severity}, and is emitted with another one`,
      help: `give it the severity ${severity}: the number ${severities.indexOf(severity) * 4 + 1}`,
      sample: given ?? "none",
    },
  ];
}

/** What is wrong with a span itself: its kind, and its times. */
export function spanComplaints(entry: SpanEntry, { kind, start, end }: ReceivedSpan): readonly Complaint[] {
  const isWrongKind = kind !== entry.spanKind;
  const isBackward = end < start;
  if (!isWrongKind && !isBackward) return noComplaints;
  return [
    ...(isWrongKind ? [wrongKind(entry, kind ?? "none that OpenTelemetry knows")] : []),
    ...(isBackward ? [backward(entry)] : []),
  ];
}

function wrongKind({ name, spanKind }: SpanEntry, sample: string): Complaint {
  const message = `span "${name}" is of the kind ${spanKind}, and is emitted as another one`;
  const help = `start it with { kind: SpanKind.${spanKind.toUpperCase()} }`;
  return { code: "live/wrong-span-kind", kind: "span", name, attribute: null, message, help, sample };
}

function backward(span: SpanEntry): Complaint {
  return malformed(span, `${called(span)} ends before it starts`, { help: "take both times from one clock" });
}

/** An event of the catalog on a span that does not list it. */
export function unlistedEvent({ entry: { name } }: PlannedSpan, event: string): Complaint {
  return {
    code: "live/unlisted-event",
    kind: "span",
    name,
    attribute: null,
    message: `span "${name}" carries events that its \`events\` do not list`,
    help: "list them, or emit them as log records",
    sample: JSON.stringify(shortened(event)),
  };
}
