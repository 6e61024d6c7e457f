import { diag } from "@opentelemetry/api";
import { type InvalidMeasurement, InvalidMeasurementError, type InvalidReason } from "./invalid.js";
import { increase } from "./push.js";
import { bareOf, insert, locate, overflowOf } from "./series.js";
import type { Ledger } from "./state.js";

/** Reasons that tell of load, not of a wrong call; they never throw. */
const budgets: readonly InvalidReason[] = ["max_values", "cardinality", "queue"];

function count(ledger: Ledger, { metric, attribute, reason }: InvalidMeasurement): void {
  const { catalog, states } = ledger;
  const bare = bareOf(ledger);
  const state = states[catalog.invalid.slot];
  if (state === undefined) return;
  const values = [metric, attribute, reason];
  const series =
    locate(bare, catalog.invalid, values) ??
    (state.count < catalog.invalid.cardinality ? insert(bare, state, values, false) : overflowOf(ledger, state));
  increase(series, 1);
}

function warnOnce(ledger: Ledger, { metric, reason, message }: InvalidMeasurement): void {
  const subject = `${metric} ${reason}`;
  if (ledger.warned.has(subject)) return;
  ledger.warned.add(subject);
  diag.warn(`meterbook: ${message}`);
}

function notify(listener: (invalid: InvalidMeasurement) => void, invalid: InvalidMeasurement): void {
  try {
    listener(invalid);
  } catch {
    // A listener must not break the program that records.
  }
}

/** Counts an invalid measurement and does what the policy says. */
export function report(ledger: Ledger, invalid: InvalidMeasurement, options?: ErrorOptions): void {
  const { policy, watch } = ledger;
  count(ledger, invalid);
  if (watch !== undefined) notify(watch, invalid);
  if (typeof policy === "function") notify(policy, invalid);
  else if (policy === "throw" && !budgets.includes(invalid.reason)) throw new InvalidMeasurementError(invalid, options);
  else if (policy !== "drop") warnOnce(ledger, invalid);
}

/** A value in words; never throws, and never long. */
export function shown(value: unknown): string {
  if (typeof value === "string") return JSON.stringify(value.length > 80 ? `${value.slice(0, 80)}…` : value);
  if (typeof value === "object" && value !== null) return "an object";
  return typeof value === "function" ? "a function" : String(value);
}

function isReport(error: unknown): boolean {
  try {
    return error instanceof InvalidMeasurementError;
  } catch {
    return false;
  }
}

function reasonOf(error: unknown): string {
  try {
    return error instanceof Error ? error.message : shown(error);
  } catch {
    return "an error that cannot be read";
  }
}

/**
 * Something was thrown while recording: by the attributes that were given, by the Meter, or by the policy `throw`,
 * whose error has been counted and goes on to the caller.
 */
export function reportError(ledger: Ledger, name: string, error: unknown): void {
  if (ledger.policy === "throw" && isReport(error)) throw error;
  const message = `"${name}" could not be recorded: ${reasonOf(error)}`;
  report(ledger, { metric: name, reason: "error", received: error, outcome: "dropped", message }, { cause: error });
}
