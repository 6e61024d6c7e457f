import { diag } from "@opentelemetry/api";
import { type InvalidMeasurement, InvalidMeasurementError, type InvalidReason } from "./invalid.js";
import { increase } from "./push.js";
import { insert } from "./series.js";
import type { Ledger, Series } from "./state.js";
import { lookUp } from "./tree.js";

type Finding = Omit<InvalidMeasurement, "message">;

/** Reasons that tell of load, not of a wrong call; they never throw. */
const budgets: readonly InvalidReason[] = ["max_values", "cardinality", "queue"];

/** Counts in `meterbook.invalid`, whose series are bounded by the catalog: reasons are few, unknown keys have no name. */
function count({ bare, states, catalog }: Ledger, { metric, attribute, reason }: Finding): void {
  const { slot } = catalog.invalid;
  const values = [metric, attribute, reason];
  const found = lookUp(bare.tables[slot], values) as Series | undefined;
  const state = states[slot];
  if (state) increase(found ?? insert(bare, state, values), 1);
}

/** Counts an invalid measurement and does what the policy says. The text goes on after the name of the metric. */
export function report(ledger: Ledger, finding: Finding, text: string, options?: ErrorOptions): void {
  const { policy, warned, watch } = ledger;
  const { metric, reason } = finding;
  const invalid = { ...finding, message: `"${metric}" ${text}` };
  count(ledger, finding);
  watch?.(invalid);
  if (typeof policy === "function") {
    try {
      policy(invalid);
    } catch {
      // It must not break the program that records.
    }
  } else if (policy === "throw" && !budgets.includes(reason)) {
    ledger.thrown = new InvalidMeasurementError(invalid, options);
    throw ledger.thrown;
  } else if (policy !== "drop" && !warned.has(metric + reason)) {
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
export function reportMisfit(ledger: Ledger, finding: Finding, allowed: string): void {
  const { attribute, received } = finding;
  const place = attribute ? ` as "${attribute}"` : "";
  report(ledger, finding, `was given ${shown(received)}${place}, allowed is ${allowed}`);
}

/** A budget has no room for what was given. */
export function reportBudget(ledger: Ledger, finding: Finding, budget: string): void {
  report(ledger, finding, `has used up its budget of ${budget}`);
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
  const finding = { metric, reason: "error", received: error } as const;
  report(ledger, finding, `could not be recorded: ${causeOf(error)}`, { cause: error });
}
