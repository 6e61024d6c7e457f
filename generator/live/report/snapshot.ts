import { liveCodes, type LiveRule } from "../../diagnostics/live-codes.js";
import type { Finding } from "../finding-log.js";
import type { LookedAt } from "../looked-at.js";
import type { LiveSession } from "../session.js";
import { nothingSeen, type SeenMetric, seenAttribute } from "../seen.js";
import type { AttributeView, coverageView } from "./coverage-view.js";
import type { lookedView } from "./looked-view.js";

/** A finding as reports hold it, so that another run can take it over. */
export function findingView({ code, metric, attribute, message, help, samples, hasMore, count, first }: Finding) {
  const since = new Date(first).toISOString();
  return { code, metric, attribute, message, help, samples: [...samples], more_samples: hasMore, count, first: since };
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
  for (const { metric, points, first, attributes } of coverage.metrics) {
    const seen = seenIn(session, metric);
    seen.points += points;
    if (first !== null) seen.first = Math.min(seen.first, Date.parse(first));
    for (const attribute of attributes) mergeAttribute(seen, attribute);
  }
  // Which metrics carried the common attributes is not written down, and does not matter.
  for (const attribute of coverage.common) mergeAttribute(seenIn(session, ""), attribute);
  return true;
}

function seenIn({ seen }: LiveSession, metric: string): SeenMetric {
  const known = seen.get(metric) ?? nothingSeen();
  seen.set(metric, known);
  return known;
}

function mergeAttribute(seen: SeenMetric, { attribute, present, absent, values }: AttributeView): void {
  const known = seenAttribute(seen, attribute);
  known.isPresent ||= present;
  known.isAbsent ||= absent;
  for (const { value, seen: isSeen } of values) if (isSeen) known.values.add(value);
}

function mergeFinding({ log }: LiveSession, finding: Report["findings"][number]): void {
  const { code, metric, attribute, message, help, samples, more_samples: hasMore, count, first } = finding;
  if (!Object.hasOwn(liveCodes, code)) return;
  const time = Date.parse(first);
  log.merge({ code: code as LiveRule, metric, attribute, message, help, samples, hasMore, count, first: time });
}

function mergeLooked(looked: LookedAt, received: Report["received"]): void {
  looked.payloads += received.payloads;
  looked.bytes += received.bytes;
  looked.points += received.points;
  looked.checkedPoints += received.checked_points;
  looked.unreadable += received.unreadable;
  looked.allowed += received.allowed;
  looked.spans += received.spans;
  looked.logRecords += received.log_records;
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
    (findings as readonly Record<string, unknown>[]).every(({ samples }) => Array.isArray(samples)) &&
    isMap(coverage) &&
    isListOf(coverage["metrics"], { metric: "string", points: "number" }) &&
    (coverage["metrics"] as readonly Record<string, unknown>[]).every(({ attributes }) => areAttributes(attributes)) &&
    areAttributes(coverage["common"])
  );
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
