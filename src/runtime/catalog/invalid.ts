/**
 * Why a measurement was dropped or changed. A closed set: it is an attribute of `meterbook.invalid`.
 * Recorded all the same are: `unknown`, without the attribute that the catalog does not know; `max_values` and
 * `cardinality`, with `_other` in place of values or in the overflow series; and what is wrong in a context, without it.
 * `expired`: the metric is no longer recorded, since the day or the version that its catalog names.
 */
export type InvalidReason =
  | "missing"
  | "unknown"
  | "type"
  | "value"
  | "pattern"
  | "length"
  | "range"
  | "amount"
  | "max_values"
  | "cardinality"
  | "queue"
  | "expired"
  | "error";

/** A measurement that does not fit the catalog, and what became of it. */
export type InvalidMeasurement = {
  readonly metric: string;
  readonly reason: InvalidReason;
  /** Key of the attribute at fault, if it is one. */
  readonly attribute?: string | undefined;
  readonly received?: unknown;
  /** One sentence: metric, attribute, what was received, what is allowed. */
  readonly message: string;
};

/**
 * What to do about invalid measurements, which are counted in `meterbook.invalid` in any case.
 * `throw` (default when NODE_ENV is `test`): throws an `InvalidMeasurementError`, except when only a budget is used up or
 * the metric has expired.
 * `warn` (default otherwise): warns through the OpenTelemetry `diag` logger, once for each metric and reason.
 * `drop`: nothing. A function: called each time; what it throws is ignored.
 */
export type InvalidPolicy = "throw" | "warn" | "drop" | ((invalid: InvalidMeasurement) => void);

/** Thrown under the policy `throw` only. Its cause is what was received, or what was thrown while recording. */
export class InvalidMeasurementError extends Error {
  override readonly name = "InvalidMeasurementError";
  readonly invalid: InvalidMeasurement;

  /** Whichever copy of this package threw it. */
  static override [Symbol.hasInstance](error: unknown): error is InvalidMeasurementError {
    return (error as Error | undefined)?.name === "InvalidMeasurementError";
  }

  constructor(invalid: InvalidMeasurement) {
    super(invalid.message, { cause: invalid.received });
    this.invalid = invalid;
  }
}
