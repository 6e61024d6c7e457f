import type { InvalidMeasurement, InvalidReason } from "../catalog/invalid.js";
import { increase } from "../series/push.js";
import { insert, seriesOf } from "../series/series.js";
import type { MetricState, RecorderState } from "../catalog/state.js";
import { causeOf, warn } from "../catalog/warn.js";

/** What `meterbook.invalid` counts, in the order of its attributes. */
type InvalidKey = readonly [metric: string, reason: InvalidReason, attribute?: string | undefined];

/**
 * Counts an invalid measurement and does what the policy says. The text goes on after the name of the metric.
 * What comes from load or from time, not from a wrong call, is never thrown.
 */
export function report(state: RecorderState, key: InvalidKey, received: unknown, text: string, isThrown = false): void {
  const { policy, watch, bare, catalog, metricStates } = state;
  const [metric, reason, attribute] = key;
  const message = `"${metric}" ${text}`;
  const invalid: InvalidMeasurement = { metric, reason, attribute, received, message };
  watch?.(invalid);
  try {
    const metricState = metricStates[catalog.invalid.slot] as MetricState;
    // Its series are bounded by the catalog: reasons are few, and unknown keys are not named.
    increase(seriesOf(bare, catalog.invalid, key) ?? insert(bare, metricState, key), 1);
    if (typeof policy === "function") policy(invalid);
  } catch {
    // Neither the Meter nor somebody's policy may break the program that records.
  }
  if (policy === "throw" && isThrown) {
    const name = "InvalidMeasurementError";
    state.thrown = Object.assign(new Error(message, { cause: received }), { name, invalid });
    throw state.thrown;
  }
  if (policy === "warn" || policy === "throw") warn(state, metric + reason, message);
}

/** A value as text; never throws, and never long. */
function shown(value: unknown): string {
  if (typeof value === "string") return JSON.stringify(value.slice(0, 80));
  return Object(value) === value ? typeof value : String(value);
}

/** Something was given that does not fit. */
export function reportInvalid(state: RecorderState, key: InvalidKey, received: unknown, allowed: string): void {
  report(state, key, received, `was given ${shown(received)}, allowed is ${allowed}`, true);
}

/** A budget has no room for what was given. */
export function reportBudget(state: RecorderState, key: InvalidKey, received: unknown, budget: string): void {
  report(state, key, received, `is over its budget of ${budget}`);
}

/**
 * Something was thrown while recording: by the attributes that were given, by the Meter, or by the policy `throw`,
 * whose error has been counted and goes on to the caller.
 */
export function reportError(state: RecorderState, metric: string, error: unknown, attribute?: string): void {
  if (error && error === state.thrown) throw error;
  const what = attribute ? `read "${attribute}"` : "be recorded";
  report(state, [metric, "error", attribute], error, `could not ${what}: ${causeOf(error)}`, true);
}
