import { context as contexts, propagation, SpanStatusCode, trace } from "@opentelemetry/api";
import type { ReadableSpan, Span, SpanProcessor } from "@opentelemetry/sdk-trace";
import { createItemQueue } from "../queue/create-queue.js";
import { formatOf, type PushExporter } from "../senders/create-sender.js";
import { loadSpanEncoder } from "../senders/encode.js";
import type { SendQueue } from "../queue/send-queue.js";
import { hideInSpan } from "./redaction.js";
import { registeredAs, removerOf } from "./registration.js";
import { readRemoteParent, startFrom } from "./remote-parent.js";
import { type Running, RegistrationError, type Setup } from "./signal.js";
import { withTraceState } from "./trace-state.js";
import { optional } from "../packages/optional.js";

const longestValue = 65_536;

/** An exception was recorded, or `error.type` set, and nobody said how the span ended. */
function isFailure({ status, events, attributes }: Span): boolean {
  if (status.code !== SpanStatusCode.UNSET) return false;
  return attributes["error.type"] !== undefined || events.some(({ name }) => name === "exception");
}

function createProcessor(queue: SendQueue<ReadableSpan>, { config, content, context }: Setup): SpanProcessor {
  return {
    onStart: (span) => {
      for (const [name, value] of Object.entries({ ...context(), ...config.spanAttributes })) {
        if (!Object.hasOwn(span.attributes, name)) span.setAttribute(name, value);
      }
    },
    onEnding: (span) => {
      if (isFailure(span)) span.setStatus({ code: SpanStatusCode.ERROR });
    },
    onEnd: (span) => {
      if ((span.spanContext().traceFlags & 1) === 1) queue.add(hideInSpan(span, content));
    },
    forceFlush: () => queue.flush(),
    shutdown: async () => {},
  };
}

/** Registers what carries spans along; returns what takes back just that, and leaves what the host has registered itself. */
type Registration = () => () => void;

async function prepareContext({ config, environment, warn }: Setup): Promise<Registration> {
  const { AsyncLocalStorageContextManager } = await optional["context-async-hooks"]();
  const { CompositePropagator, W3CBaggagePropagator, W3CTraceContextPropagator } = await optional.core();
  const traceContext = new W3CTraceContextPropagator();
  const parent = readRemoteParent(environment, traceContext);
  if (parent === "invalid")
    warn("TRACEPARENT is no trace context, so a new trace begins", "pass on the traceparent header as it is");
  const manager = new AsyncLocalStorageContextManager();
  const continued = parent === undefined || parent === "invalid" ? manager : startFrom(parent, manager);
  const propagators = [withTraceState(traceContext, config.tracestate), new W3CBaggagePropagator()];
  return () => {
    const isOurContext = contexts.setGlobalContextManager(continued.enable());
    const isOurPropagator = propagation.setGlobalPropagator(new CompositePropagator({ propagators }));
    if (!isOurContext) continued.disable();
    const removers = [
      ...(isOurContext ? [removerOf(() => registeredAs("context"), contexts)] : []),
      ...(isOurPropagator ? [removerOf(() => registeredAs("propagation"), propagation)] : []),
    ];
    return () => {
      for (const remove of removers) remove();
    };
  };
}

/** Registers a global tracer provider whose spans carry the context and go to the exporter. */
export async function startTraces(exporter: PushExporter, setup: Setup): Promise<Running> {
  const { ParentBasedSampler, TracerProvider, TraceIdRatioBasedSampler } = await optional["sdk-trace"]();
  const { ratio, parentBased } = setup.config.sampling;
  const sampler = new TraceIdRatioBasedSampler(ratio);
  const register = await prepareContext(setup);
  const encoder = await loadSpanEncoder(formatOf(exporter));
  const { queue, where } = await createItemQueue<ReadableSpan>("traces", exporter, setup.config, encoder);
  const provider = new TracerProvider({
    resource: setup.resource,
    sampler: parentBased ? new ParentBasedSampler({ root: sampler }) : sampler,
    spanLimits: { attributeValueLengthLimit: longestValue },
    spanProcessors: [createProcessor(queue, setup)],
  });
  if (!trace.setGlobalTracerProvider(provider)) {
    await queue.close(0);
    throw new RegistrationError("a tracer provider is registered already");
  }
  const remove = removerOf(() => trace.getTracerProvider(), trace);
  const unregister = register();
  return {
    signal: "traces",
    where,
    stats: queue.stats,
    waiting: () => queue.waiting,
    flush: () => queue.flush(),
    close: (limit) => {
      remove();
      unregister();
      return queue.close(limit);
    },
  };
}
