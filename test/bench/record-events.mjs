// An event, and the record written by hand with the same attributes: four own ones, and the four of the context.
import { LoggerProvider } from "@opentelemetry/sdk-logs";
import * as contract from "@meterbook/runtime/contract";
import * as events from "@meterbook/runtime/events";
import { context } from "./record-recorders.mjs";

const placed = events.defineEvent({
  name: "bench.placed",
  attributes: [
    { key: "tool", type: "string", maxLength: 40, check: contract.checkLimits },
    { key: "success", type: "boolean" },
    { key: "duration_ms", type: "double" },
    { key: "bytes", type: "int", required: false },
  ],
});

class BenchEvents extends events.Signals {
  placed(attributes) {
    events.emitEvent(this, placed, attributes);
  }
}

class BenchRecorders extends events.SignalRecorders {
  get emit() {
    return events.signalsOf(this, BenchEvents);
  }
}

const tools = ["shell", "browser", "editor", "search"];

/** What takes the record and does nothing leaves the event's own work. */
export const nothing = { emit() {} };

/** A Logger of the SDK, whose records go nowhere. */
export function createLogger() {
  const processor = { onEmit() {}, forceFlush: async () => {}, shutdown: async () => {} };
  return new LoggerProvider({ processors: [processor] }).getLogger("bench");
}

export function eventCalls(logger) {
  const keys = Object.keys(context).map((key) => ({ key, type: "string" }));
  const catalog = contract.defineCatalog({ name: "bench", context: keys, metrics: [] });
  const record = new BenchRecorders(catalog, context, { onInvalid: "drop" });
  record.bind({ logger });
  return (n) => {
    for (let i = 0; i < n; i++) {
      record.emit.placed({ tool: tools[i & 3], success: (i & 1) === 1, duration_ms: i, bytes: i });
    }
  };
}

export function handWrittenEvents(logger) {
  return (n) => {
    for (let i = 0; i < n; i++) {
      const attributes = { ...context, tool: tools[i & 3], success: (i & 1) === 1, duration_ms: i, bytes: i };
      logger.emit({ eventName: "bench.placed", severityNumber: 9, severityText: "INFO", attributes });
    }
  };
}

/** The same with each attribute of the context written out, which is quicker than spreading it. */
export function literalEvents(logger) {
  const { surface, version, auth_mode, model } = context;
  return (n) => {
    for (let i = 0; i < n; i++) {
      const own = { tool: tools[i & 3], success: (i & 1) === 1, duration_ms: i, bytes: i };
      const attributes = {
        surface,
        version,
        auth_mode,
        model,
        tool: own.tool,
        success: own.success,
        duration_ms: own.duration_ms,
        bytes: own.bytes,
      };
      logger.emit({ eventName: "bench.placed", severityNumber: 9, severityText: "INFO", attributes });
    }
  };
}

/** The contract, with the recorders of a catalog that has events. */
export const withEvents = { ...contract, Recorders: events.SignalRecorders };
