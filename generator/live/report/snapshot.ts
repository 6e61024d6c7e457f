import { type EntryKind, entrySections } from "../../vocabulary.js";
import { liveCodes, type LiveRule } from "../../diagnostics/live-codes.js";
import type { Finding } from "../finding-log.js";
import type { LookedAt } from "../looked-at.js";
import type { LiveSession } from "../session.js";
import { type SeenEntry, seenAttribute, seenOf } from "../seen.js";
import type { AttributeView, coverageView } from "./coverage-view.js";
import type { lookedView } from "./looked-view.js";

/** A finding as reports hold it, so that another run can take it over. */
export function findingView({ code, kind, name, attribute, message, help, samples, hasMore, count, first }: Finding) {
  const of = (wanted: EntryKind) => (kind === wanted ? name : null);
  return {
    code,
    kind,
    metric: of("metric"),
    event: of("event"),
    span: of("span"),
    attribute,
    message,
    help,
    samples: [...samples],
    more_samples: hasMore,
    count,
    first: new Date(first).toISOString(),
  };
}

type Report = {
  readonly received: ReturnType<typeof lookedView>;
  readonly findings: readonly ReturnType<typeof findingView>[];
  readonly coverage: ReturnType<typeof coverageView>;
};

/** Takes over what another run found and saw, as its JSON report says it; false for anything that is no such report. */
export function mergeReport(session: LiveSession, written: unknown): boolean {
  if (!isReport(written)) return false;
  const { received, findings, coverage } = written;
  mergeLooked(session.looked, received);
  for (const finding of findings) mergeFinding(session, finding);
  for (const each of coverage.metrics) mergeEntry(seenOf(session.seen, "metric", each.metric), each.points, each);
  for (const each of coverage.events) mergeEntry(seenOf(session.seen, "event", each.event), each.events, each);
  for (const each of coverage.spans) mergeEntry(seenOf(session.seen, "span", each.span), each.spans, each);
  // Which entries carried the common attributes is not written down, and does not matter.
  for (const attribute of coverage.common) mergeAttribute(seenOf(session.seen, "metric", ""), attribute);
  return true;
}

type EntryView = { readonly first: string | null; readonly attributes: readonly AttributeView[] };

function mergeEntry(seen: SeenEntry, count: number, { first, attributes }: EntryView): void {
  seen.count += count;
  if (first !== null) seen.first = Math.min(seen.first, Date.parse(first));
  for (const attribute of attributes) mergeAttribute(seen, attribute);
}

function mergeAttribute(seen: SeenEntry, { attribute, present, absent, values }: AttributeView): void {
  const known = seenAttribute(seen, attribute);
  known.isPresent ||= present;
  known.isAbsent ||= absent;
  for (const { value, seen: isSeen } of values) if (isSeen) known.values.add(value);
}

function mergeFinding({ log }: LiveSession, finding: Report["findings"][number]): void {
  const { code, kind, metric, event, span, samples, more_samples: hasMore, first, ...same } = finding;
  if (!Object.hasOwn(liveCodes, code)) return;
  const time = Date.parse(first);
  const name = metric ?? event ?? span;
  log.merge({ ...same, code: code as LiveRule, kind, name, samples, hasMore, first: time });
}

function mergeLooked(looked: LookedAt, received: Report["received"]): void {
  looked.payloads += received.payloads;
  looked.bytes += received.bytes;
  looked.points += received.points;
  looked.checkedPoints += received.checked_points;
  looked.unreadable += received.unreadable;
  looked.allowed += received.allowed;
  looked.spans += received.spans;
  looked.checkedSpans += received.checked_spans;
  looked.logRecords += received.log_records;
  looked.checkedLogRecords += received.checked_log_records;
  for (const { name, points } of received.other_scopes) {
    looked.otherScopes.set(name, (looked.otherScopes.get(name) ?? 0) + points);
  }
}

/** As the published schema has it, as far as a merge reads it. */
function isReport(written: unknown): written is Report {
  if (!isMap(written) || written["command"] !== "live-check" || written["format"] !== 1) return false;
  const { received, findings, coverage } = written;
  return (
    isMap(received) &&
    Object.entries(received).every(([name, value]) => name === "other_scopes" || typeof value === "number") &&
    isListOf(received["other_scopes"], { name: "string", points: "number" }) &&
    isListOf(findings, { code: "string", message: "string", help: "string", count: "number", first: "string" }) &&
    (findings as readonly Record<string, unknown>[]).every(isFinding) &&
    isMap(coverage) &&
    areEntries(coverage["metrics"], { metric: "string", points: "number" }) &&
    areEntries(coverage["events"], { event: "string", events: "number" }) &&
    areEntries(coverage["spans"], { span: "string", spans: "number" }) &&
    areAttributes(coverage["common"])
  );
}

const kinds: readonly unknown[] = [...Object.values(entrySections), null];

function isFinding({ samples, kind }: Readonly<Record<string, unknown>>): boolean {
  return Array.isArray(samples) && kinds.includes(kind);
}

function areEntries(value: unknown, types: Readonly<Record<string, string>>): boolean {
  if (!isListOf(value, types)) return false;
  return (value as readonly Record<string, unknown>[]).every(({ attributes }) => areAttributes(attributes));
}

function areAttributes(value: unknown): boolean {
  if (!isListOf(value, { attribute: "string", present: "boolean", absent: "boolean" })) return false;
  return (value as readonly Record<string, unknown>[]).every(({ values }) =>
    isListOf(values, { value: "string", seen: "boolean" }),
  );
}

function isListOf(value: unknown, types: Readonly<Record<string, string>>): boolean {
  if (!Array.isArray(value)) return false;
  return value.every((item) => isMap(item) && Object.entries(types).every(([key, type]) => typeof item[key] === type));
}

function isMap(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
