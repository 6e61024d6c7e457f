import { context, type Span, trace } from "@opentelemetry/api";
import { type Handle, internals } from "../catalog/state.js";
import { reportError } from "../measurement/report.js";
import { readAttributes } from "../measurement/read.js";
import { type SpanDefinition, spanKinds } from "./definition.js";
import { hasEnded } from "./emit-event.js";
import { type Enclosing, enclosing } from "./enclosing.js";
import { type ActiveSpan, namedValues, OpenSpan } from "./open-span.js";
import { ownerOf, type Signals } from "./signal-recorders.js";
import { boundOf } from "./targets.js";

/**
 * Runs in a span, which ends with the run, or with the promise that it returns, and then records its metrics. What is thrown
 * goes on to the caller, and the span has status error. Events that it declares are attached to it.
 */
export function runSpan<R extends Handle, A extends object, Keys extends keyof A, Result>(
  signals: Signals<R>,
  definition: SpanDefinition<R, A, Keys>,
  given: A,
  run: (span: ActiveSpan<A>) => Result,
): Result {
  const record = ownerOf(signals);
  const values = readStart(record, definition, given ?? {});
  const span = start(record, definition, values);
  const open = new OpenSpan(record, definition, { values, span });
  let result: Result;
  try {
    result = within(span, definition.events, () => run(open));
  } catch (error) {
    open.fail(error);
    throw error;
  }
  if (!isPromise(result)) {
    open.end();
    return result;
  }
  // Whatever a foreign `then` does, one of the two is called, once.
  const ended = Promise.resolve(result).then(
    (value) => {
      open.end();
      return value;
    },
    (error: unknown) => {
      open.fail(error);
      throw error;
    },
  );
  return ended as Result;
}

function isPromise(value: unknown): value is Promise<unknown> {
  try {
    return typeof (value as { readonly then?: unknown } | undefined | null)?.then === "function";
  } catch {
    return false;
  }
}

type Values = Record<string, unknown>;

/** The attributes that are given at the start; what is not allowed is reported and left out, what may come later may be missing. */
function readStart<R extends Handle, A extends object, Keys extends keyof A>(
  record: R,
  { name, attributes }: SpanDefinition<R, A, Keys>,
  given: object,
): Values {
  const { state } = record[internals];
  try {
    return namedValues(attributes, readAttributes(state, { name, attributes }, given, true) ?? []);
  } catch (error) {
    reportError(state, name, error);
    return {};
  }
}

/** Undefined without a Tracer, and when the span is recorded no more. */
function start<R extends Handle, A extends object, Keys extends keyof A>(
  record: R,
  definition: SpanDefinition<R, A, Keys>,
  values: Values,
): Span | undefined {
  const { state, attributes } = record[internals];
  const { tracer } = boundOf(record);
  try {
    if (hasEnded(record, definition) || !tracer) return undefined;
    const options = {
      kind: spanKinds[definition.kind ?? "internal"],
      attributes: Object.assign({}, attributes, values),
    };
    return tracer.startSpan(definition.name, options as object);
  } catch (error) {
    reportError(state, definition.name, error);
    return undefined;
  }
}

/** With the span as the active one. */
function within<Result>(span: Span | undefined, events: readonly string[] | undefined, run: () => Result): Result {
  if (!span) return run();
  const active = context.active();
  const around: Enclosing = { span, events, outer: active.getValue(enclosing) as Enclosing | undefined };
  return context.with(trace.setSpan(active, span).setValue(enclosing, around), run);
}
