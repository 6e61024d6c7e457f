import { rejection } from "../checks/rejected.js";
import type { Plan } from "../plan.js";
import type { ReceivedAttribute } from "../received.js";
import { receivedValue } from "../received-value.js";
import type { LiveSession } from "../session.js";

/** Whether a line was written by tests: `recordInMemory` in a run that a reporter of `meterbook/testing` gathers. */
export function isNote(line: string): boolean {
  return line.startsWith('{"meterbook_test":1,');
}

/** Takes over what a test recorded, what was rejected in it, and what it bound; lines of anything else are passed over. */
export function takeNote(session: LiveSession, plan: Plan, line: string, time: number): void {
  const note = parsed(line);
  const { metric, attributes, rejected, bound } = note;
  if (Array.isArray(bound)) session.noteBound(bound.map(String));
  if (isMap(rejected)) {
    const texts = Object.entries(rejected).map(([key, value]) => attributeOf(key, String(value)));
    session.noteRejection(rejection(texts, plan), time);
  }
  if (typeof metric === "string" && isMap(attributes)) takeSeries(session, plan, { metric, attributes, time });
}

type Series = {
  readonly metric: string;
  readonly attributes: Readonly<Record<string, unknown>>;
  readonly time: number;
};

/** A series is all that is known: instrument, unit and number are those of the recorder. */
function takeSeries(session: LiveSession, plan: Plan, { metric, attributes, time }: Series): void {
  session.looked.payloads += 1;
  const received = Object.entries(attributes).map(([key, value]) => attributeOf(key, value));
  if (!plan.byName.has(metric)) {
    session.takeUnknown({ name: metric, scope: "tests", points: 1, isOurs: false }, time);
    return;
  }
  const head = { name: metric, description: null, unit: null, shape: null, isMonotonic: null, temporality: null };
  const point = { key: JSON.stringify(received), attributes: () => received, time: 0, value: "unknown" } as const;
  const scope = { name: null, version: null, schemaUrl: null };
  session.take({ origin: "tests", scope, head: { ...head, isTyped: false }, points: [point] }, time);
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
