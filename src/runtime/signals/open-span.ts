import type { Attributes, Span } from "@opentelemetry/api";
import type { AttributeDefinition } from "../catalog/definition.js";
import { type Handle, internals, type RecorderState } from "../catalog/state.js";
import { causeOf } from "../catalog/warn.js";
import { readAttributes } from "../measurement/read.js";
import { reportError, reportInvalid } from "../measurement/report.js";
import { now } from "../recorders/timer.js";
import type { AtEnd, SpanDefinition } from "./definition.js";
import { boundOf } from "./targets.js";

/** A span that is open, as its run sees it. */
export type ActiveSpan<A> = {
  /** Adds attributes, or replaces those that were given before. */
  set(attributes: Partial<A>): void;
  /** The span of OpenTelemetry, for links and whatever no catalog says; undefined without a Tracer. */
  readonly span: Span | undefined;
};

/** OpenTelemetry's number of the status error. */
const statusError = 2;

/** What an exception is called; what is thrown need not be one, and may throw when it is asked. */
function typeOf(error: unknown): string {
  try {
    const { name } = (error ?? {}) as { readonly name?: unknown };
    return typeof name === "string" ? name : typeof error;
  } catch {
    return typeof error;
  }
}

/** Copies take longer than all else in `set`, and each span of a definition needs the same. */
const optionals = new WeakMap<readonly AttributeDefinition[], readonly AttributeDefinition[]>();

function optional(attributes: readonly AttributeDefinition[]): readonly AttributeDefinition[] {
  const known = optionals.get(attributes);
  if (known) return known;
  const made = attributes.map((definition): AttributeDefinition => ({ ...definition, required: false }));
  optionals.set(attributes, made);
  return made;
}

/** Those that are there, by name. */
export function namedValues(
  definitions: readonly AttributeDefinition[],
  values: readonly unknown[],
): Record<string, unknown> {
  const named: Record<string, unknown> = {};
  for (const [position, { key }] of definitions.entries()) {
    if (values[position] !== undefined) named[key] = values[position];
  }
  return named;
}

/** The values become those of the span, which adds to them. */
type Opening = { readonly values: Record<string, unknown>; readonly span: Span | undefined };

export class OpenSpan<R extends Handle, A extends object, Keys extends keyof A> implements ActiveSpan<A> {
  readonly span: Span | undefined;
  readonly #record: R;
  readonly #definition: SpanDefinition<R, A, Keys>;
  readonly #begun: number = now();
  readonly #values: Record<string, unknown>;

  constructor(record: R, definition: SpanDefinition<R, A, Keys>, { values, span }: Opening) {
    this.#record = record;
    this.#definition = definition;
    this.#values = values;
    this.span = span;
  }

  get #state(): RecorderState {
    return this.#record[internals].state;
  }

  set(changes: Partial<A>): void {
    const { name, attributes } = this.#definition;
    try {
      const values = readAttributes(this.#state, { name, attributes: optional(attributes) }, changes ?? {}, true) ?? [];
      const given = namedValues(attributes, values) as Attributes;
      Object.assign(this.#values, given);
      this.span?.setAttributes(given);
    } catch (error) {
      reportError(this.#state, name, error);
    }
  }

  /** Reports what is missing, and records the metrics; only the policy `throw` throws. */
  end(): void {
    try {
      this.#reportMissing();
      this.#recordMetrics();
    } finally {
      this.#close();
    }
  }

  /** The same after a failure, which takes precedence over all that is wrong with the span. */
  fail(error: unknown): void {
    try {
      this.#recordError(error);
      this.#recordMetrics();
    } catch {
      // The caller gets what its own run has thrown.
    } finally {
      this.#close();
    }
  }

  #reportMissing(): void {
    const { name, attributes, atEnd = [] } = this.#definition;
    for (const key of atEnd as readonly string[]) {
      if (this.#values[key] !== undefined) continue;
      const definition = attributes.find((each) => each.key === key);
      const allowed = JSON.stringify({ ...definition, required: true });
      if (definition) reportInvalid(this.#state, [name, "missing", key], undefined, allowed);
    }
  }

  #recordMetrics(): void {
    const { name, records = [] } = this.#definition;
    const elapsed = Math.max(0, now() - this.#begun);
    try {
      for (const recordMetric of records) recordMetric(this.#record, this.#values as AtEnd<A, Keys>, elapsed);
    } catch (error) {
      reportError(this.#state, name, error);
    }
  }

  #recordError(error: unknown): void {
    const { exceptions } = boundOf(this.#record).content;
    try {
      this.span?.setStatus({ code: statusError });
      if (exceptions) this.span?.recordException(error instanceof Error ? error : causeOf(error));
      else this.span?.addEvent("exception", { "exception.type": typeOf(error) });
    } catch (cause) {
      reportError(this.#state, this.#definition.name, cause);
    }
  }

  #close(): void {
    try {
      this.span?.end();
    } catch (error) {
      reportError(this.#state, this.#definition.name, error);
    }
  }
}
