import { diag } from "@opentelemetry/api";
import { type InvalidMeasurement, InvalidMeasurementError, type InvalidReason } from "../catalog/invalid.js";
import { increase } from "../series/push.js";
import { insert } from "../series/series.js";
import type { Ledger, Series } from "../catalog/state.js";
import { lookUp } from "../series/tree.js";

/** What `meterbook.invalid` counts, in the order of its attributes. */
type Finding = readonly [metric: string, reason: InvalidReason, attribute?: string | undefined];

/** Reasons that tell of load or of time, not of a wrong call; they never throw. */
const mild: readonly InvalidReason[] = ["max_values", "cardinality", "queue", "expired"];

/** The series of the self-metric are bounded by the catalog: reasons are few, and unknown keys are not named. */
function count({ bare, states, catalog }: Ledger, [metric, reason, attribute]: Finding): void {
  const { slot } = catalog.invalid;
  const values = [metric, reason, attribute];
  const found = lookUp(bare.tables[slot], values) as Series | undefined;
  const state = states[slot];
  if (state) increase(found ?? insert(bare, state, values), 1);
}

/** Counts a finding and does what the policy says. The text goes on after the name of the metric. */
export function report(ledger: Ledger, finding: Finding, received: unknown, text: string): void {
  const { policy, warned, watch } = ledger;
  const [metric, reason, attribute] = finding;
  const invalid: InvalidMeasurement = { metric, reason, attribute, received, message: `"${metric}" ${text}` };
  watch?.(invalid);
  try {
    count(ledger, finding);
    if (typeof policy === "function") policy(invalid);
  } catch {
    // Neither the Meter nor somebody's policy may break the program that records.
  }
  if (policy === "throw" && !mild.includes(reason)) {
    ledger.thrown = new InvalidMeasurementError(invalid);
    throw ledger.thrown;
  }
  if ((policy === "warn" || policy === "throw") && !warned.has(metric + reason)) {
    warned.add(metric + reason);
    diag.warn(`meterbook: ${invalid.message}`);
  }
}

/** A value in words; never throws, and never long. */
function shown(value: unknown): string {
  if (typeof value === "string") return JSON.stringify(value.slice(0, 80));
  return Object(value) === value ? typeof value : String(value);
}

/** Something was given that does not fit. */
export function reportMisfit(ledger: Ledger, finding: Finding, received: unknown, allowed: string): void {
  const [, , attribute] = finding;
  const place = attribute ? ` as "${attribute}"` : "";
  report(ledger, finding, received, `was given ${shown(received)}${place}, allowed is ${allowed}`);
}

/** A budget has no room for what was given. */
export function reportBudget(ledger: Ledger, finding: Finding, received: unknown, budget: string): void {
  report(ledger, finding, received, `has used up its budget of ${budget}`);
}

function causeOf(error: unknown): string {
  try {
    return String(error);
  } catch {
    return "unreadable";
  }
}

/**
 * Something was thrown while recording: by the attributes that were given, by the Meter, or by the policy `throw`,
 * whose error has been counted and goes on to the caller.
 */
export function reportError(ledger: Ledger, metric: string, error: unknown): void {
  if (error && error === ledger.thrown) throw error;
  report(ledger, [metric, "error"], error, `could not be recorded: ${causeOf(error)}`);
}
