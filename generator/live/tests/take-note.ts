import { rejection } from "../checks/rejected.js";
import type { Plan } from "../plan.js";
import type { ReceivedAttribute } from "../received.js";
import { receivedValue } from "../received-value.js";
import type { LiveSession } from "../session.js";
import { unexported, withMarks } from "../unexported.js";
import { severities } from "../../vocabulary.js";

/** Whether a line was written by tests: `recordInMemory` in a run that a reporter of `meterbook/testing` gathers. */
export function isNote(line: string): boolean {
  return line.startsWith('{"meterbook_test":1,');
}

/** Takes over what a test recorded, what was rejected in it, and what it bound; lines of anything else are passed over. */
export function takeNote(session: LiveSession, plan: Plan, line: string, time: number): void {
  const note = parsed(line);
  const { metric, event, span, attributes, rejected, bound } = note;
  if (Array.isArray(bound)) session.noteBound(bound.map(String));
  if (isMap(rejected)) {
    const texts = Object.entries(rejected).map(([key, value]) => attributeOf(key, String(value)));
    session.noteRejection(rejection(texts, plan), time);
  }
  if (!isMap(attributes)) return;
  if (typeof metric === "string") takeSeries(session, plan, { metric, attributes, time });
  if (typeof event === "string") takeEvent(session, plan, { event, attributes, time });
  if (typeof span === "string") {
    takeSpan(session, plan, { span, attributes, time, hasFailed: note["failed"] === true });
  }
}

type Given = { readonly attributes: Readonly<Record<string, unknown>>; readonly time: number };

/** What no catalog has is emitted by hand, and none of the recorders'. */
const scope = { name: null, version: null, schemaUrl: null };

function takeEvent(session: LiveSession, plan: Plan, { event, attributes, time }: Given & { readonly event: string }) {
  const planned = plan.events.get(event);
  session.looked.payloads += 1;
  if (planned === undefined) return;
  const received = withMarks(attributesOf(attributes), planned);
  const severity = severities.indexOf(planned.entry.severity) * 4 + 1;
  session.signals.takeLog({ name: event, severity, scope, attributes: () => received, time: 0 }, time);
}

type GivenSpan = Given & { readonly span: string; readonly hasFailed: boolean };

function takeSpan(session: LiveSession, plan: Plan, { span, attributes, time, hasFailed }: GivenSpan): void {
  const planned = plan.spans.get(span);
  session.looked.payloads += 1;
  if (planned === undefined) return;
  const received = withMarks(attributesOf(attributes), planned);
  const about = { name: span, kind: planned.entry.spanKind, scope, hasFailed, events: [] };
  session.signals.takeSpan({ ...about, start: 0, end: 0, attributes: () => received }, time);
}

function attributesOf(given: Given["attributes"]): readonly ReceivedAttribute[] {
  return Object.entries(given).map(([key, value]) => attributeOf(key, value));
}

type Series = Given & { readonly metric: string };

/** A series is all that is known: instrument, unit and number are those of the recorder. */
function takeSeries(session: LiveSession, plan: Plan, { metric, attributes, time }: Series): void {
  session.looked.payloads += 1;
  const received = attributesOf(attributes);
  if (!plan.byName.has(metric)) {
    session.takeUnknown({ name: metric, scope: "tests", points: 1, isOurs: false }, time);
    return;
  }
  const head = { name: metric, description: null, unit: null, shape: null, isMonotonic: null, temporality: null };
  const point = { key: JSON.stringify(received), attributes: () => received, time: 0, value: "unknown" } as const;
  const taken = { origin: "tests", scope, head: { ...head, isTyped: false }, points: [point] };
  session.take(unexported(taken, plan), time);
}

function attributeOf(key: string, value: unknown): ReceivedAttribute {
  return { key, value: receivedValue(value) };
}

function parsed(line: string): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(line);
    return isMap(value) ? value : {};
  } catch {
    return {};
  }
}

function isMap(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
