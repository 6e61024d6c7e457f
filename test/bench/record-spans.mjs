// A span, and the one written by hand with the same attributes: the four of the context and two own ones at its start, and
// two at its end. The context is kept by asynchronous hooks, as in a program.
import { context as active, trace } from "@opentelemetry/api";
import { AsyncLocalStorageContextManager } from "@opentelemetry/context-async-hooks";
import { TracerProvider } from "@opentelemetry/sdk-trace";
import * as contract from "@meterbook/runtime/contract";
import * as events from "@meterbook/runtime/events";
import { context } from "./record-recorders.mjs";

const turn = events.defineSpan({
  name: "bench.turn",
  atEnd: ["success", "duration_ms"],
  attributes: [
    { key: "tool", type: "string", maxLength: 40, check: contract.checkLimits },
    { key: "bytes", type: "int" },
    { key: "success", type: "boolean", required: false },
    { key: "duration_ms", type: "double", required: false },
  ],
});

class BenchSpans extends events.Signals {
  turn(attributes, run) {
    return events.runSpan(this, turn, attributes, run);
  }
}

class BenchRecorders extends events.SignalRecorders {
  get span() {
    return events.signalsOf(this, BenchSpans);
  }
}

const tools = ["shell", "browser", "editor", "search"];

const open = trace.wrapSpanContext({ traceId: "1".repeat(32), spanId: "1".repeat(16), traceFlags: 1 });

/** What opens a span that does nothing, and makes it the active one as the SDK does, leaves the recorder's own work. */
export const idleTracer = {
  startSpan: () => open,
  startActiveSpan(_name, _options, run) {
    return active.with(trace.setSpan(active.active(), open), run, undefined, open);
  },
};

/** A Tracer of the SDK, whose spans go nowhere. */
export function createTracer() {
  const nowhere = { onStart() {}, onEnd() {}, forceFlush: async () => {}, shutdown: async () => {} };
  return new TracerProvider({ spanProcessors: [nowhere] }).getTracer("bench");
}

/** Once in a process. */
export function keepContext() {
  active.setGlobalContextManager(new AsyncLocalStorageContextManager().enable());
}

export function spanCalls(tracer) {
  const keys = Object.keys(context).map((key) => ({ key, type: "string" }));
  const catalog = contract.defineCatalog({ name: "bench", context: keys, metrics: [] });
  const record = new BenchRecorders(catalog, context, { onInvalid: "drop" });
  record.bind({ tracer });
  return (n) => {
    for (let i = 0; i < n; i++) {
      record.span.turn({ tool: tools[i & 3], bytes: i }, (span) => {
        span.set({ success: (i & 1) === 1, duration_ms: i });
      });
    }
  };
}

/** With each attribute of the context written out, which is quicker than spreading it. */
export function handWrittenSpans(tracer) {
  const { surface, version, auth_mode, model } = context;
  return (n) => {
    for (let i = 0; i < n; i++) {
      const attributes = { surface, version, auth_mode, model, tool: tools[i & 3], bytes: i };
      tracer.startActiveSpan("bench.turn", { kind: 0, attributes }, (span) => {
        try {
          span.setAttributes({ success: (i & 1) === 1, duration_ms: i });
        } finally {
          span.end();
        }
      });
    }
  };
}
