import { type Attributes, type Span, SpanStatusCode, trace } from "@opentelemetry/api";
import { type CatalogRecorders, withRecorders } from "./recorders.js";

/** What a span has beside its attributes. */
export type SpanOptions = {
  /** Whose common attributes the span carries, with all events and spans that begin in it. */
  readonly recorders?: CatalogRecorders;
};

/**
 * Runs in a span of the given name, which ends with the run. What is thrown goes on to the caller, and the span carries
 * it, with status error.
 */
export async function inSpan<Result>(
  name: string,
  attributes: Attributes,
  run: (span: Span) => Result | Promise<Result>,
  { recorders }: SpanOptions = {},
): Promise<Result> {
  const tracer = trace.getTracer("meterbook");
  const start = () =>
    tracer.startActiveSpan(name, { attributes }, async (span) => {
      try {
        return await run(span);
      } catch (error) {
        span.recordException(error instanceof Error ? error : String(error));
        span.setStatus({ code: SpanStatusCode.ERROR });
        throw error;
      } finally {
        span.end();
      }
    });
  return recorders === undefined ? start() : withRecorders(recorders, start);
}
