import { type Attributes, type Span, SpanStatusCode, trace } from "@opentelemetry/api";

/**
 * Runs in a span of the given name, which ends with the run. What is thrown goes on to the caller, and the span carries
 * it, with status error.
 */
export async function inSpan<Result>(
  name: string,
  attributes: Attributes,
  run: (span: Span) => Result | Promise<Result>,
): Promise<Result> {
  return trace.getTracer("meterbook").startActiveSpan(name, { attributes }, async (span) => {
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
}
