import { type Attributes, context } from "@opentelemetry/api";
import { type Handle, internals } from "../catalog/state.js";
import { readAttributes } from "../measurement/read.js";
import { report, reportError } from "../measurement/report.js";
import { toAttributes } from "../series/series.js";
import { type EventDefinition, severities } from "./definition.js";
import { type Enclosing, enclosing } from "./enclosing.js";
import { ownerOf, type Signals } from "./signal-recorders.js";
import { boundOf } from "./targets.js";

/** An event, or a span, as far as it may end. */
type Ending = Pick<EventDefinition<never, never>, "name" | "expiry">;

/** Whether it is recorded no more, which is reported then. */
export function hasEnded(handle: Handle, definition: Ending): boolean {
  const { state } = handle[internals];
  const { ended } = boundOf(handle);
  if (!ended.has(definition)) ended.set(definition, definition.expiry?.(state.options));
  const text = ended.get(definition);
  if (text) report(state, [definition.name, "expired"], undefined, text);
  return text !== undefined;
}

/**
 * Emits an event with the common attributes, attaches it to the nearest span around it that has it, and records its metrics.
 * What does not fit is reported as of a metric: the event is dropped then, and its metrics are recorded all the same, but for
 * those that need what a getter throws at, which is reported once for the call.
 */
export function emitEvent<R extends Handle, A extends object>(
  signals: Signals<R>,
  definition: EventDefinition<R, A>,
  given: A,
): void {
  const record = ownerOf(signals);
  const { state } = record[internals];
  const attributes = given ?? {};
  let failed = false;
  try {
    send(record, definition, attributes);
  } catch (error) {
    failed = true;
    reportError(state, definition.name, error);
  }
  for (const recordMetric of definition.records ?? []) {
    try {
      recordMetric(record, attributes);
    } catch (error) {
      if (!failed || error === state.thrown) reportError(state, definition.name, error);
      failed = true;
    }
  }
}

function send<R extends Handle, A extends object>(handle: Handle, definition: EventDefinition<R, A>, given: A): void {
  if (hasEnded(handle, definition)) return;
  const { state, attributes: common } = handle[internals];
  const values = readAttributes(state, definition, given, false);
  const { logger } = boundOf(handle);
  if (!values || !(logger || definition.attached)) return;
  const { name, severity = "info", attached } = definition;
  const attributes: Attributes = toAttributes(common, definition.attributes, values);
  try {
    logger?.emit({
      eventName: name,
      severityNumber: severities[severity],
      severityText: severity.toUpperCase(),
      attributes,
    });
  } finally {
    if (attached) attach(name, attributes);
  }
}

function attach(name: string, attributes: Attributes): void {
  let around = context.active().getValue(enclosing) as Enclosing | undefined;
  while (around && !around.events?.includes(name)) around = around.outer;
  around?.span.addEvent(name, attributes);
}
