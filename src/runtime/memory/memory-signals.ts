import type { Attributes, Span, SpanOptions, Tracer } from "@opentelemetry/api";
import { noteInRun } from "./test-run.js";

/** Notes the events of a test, for the run that gathers them. */
export const notingLogger = {
  emit({ eventName, attributes }: { readonly eventName: string; readonly attributes: Attributes }): void {
    noteInRun({ event: eventName, attributes });
  },
} as const;

/** OpenTelemetry's number of the status error. */
const statusError = 2;

/** The same of spans, when they end. */
export const notingTracer: Pick<Tracer, "startSpan"> = {
  startSpan(name: string, { attributes: given = {} }: SpanOptions = {}): Span {
    const attributes: Attributes = { ...given };
    let failed = false;
    const span: Span = {
      spanContext: () => ({ traceId: "0".repeat(32), spanId: "0".repeat(16), traceFlags: 0 }),
      setAttribute: (key, value) => span.setAttributes({ [key]: value }),
      setAttributes: (more) => {
        Object.assign(attributes, more);
        return span;
      },
      setStatus: ({ code }) => {
        failed = code === statusError;
        return span;
      },
      addEvent: () => span,
      addLink: () => span,
      addLinks: () => span,
      updateName: () => span,
      end: () => noteInRun({ span: name, attributes, failed }),
      isRecording: () => true,
      recordException() {},
    };
    return span;
  },
};
