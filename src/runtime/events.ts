/** What generated code calls, besides the contract, for events and spans. Programs of metrics alone do not ship it. */
export {
  type AtEnd,
  defineEvent,
  defineSpan,
  type EventDefinition,
  type Severity,
  type SpanDefinition,
  type SpanKind,
} from "./signals/definition.js";
export { emitEvent } from "./signals/emit-event.js";
export { elapsedIn, mapped } from "./signals/mapped.js";
export type { ActiveSpan } from "./signals/open-span.js";
export { runSpan } from "./signals/run-span.js";
export {
  composeSignals,
  type Declared,
  declareSignals,
  SignalRecorders,
  Signals,
  type SignalsClass,
  signalsOf,
} from "./signals/signal-recorders.js";
export type {
  ContentSwitches,
  EventLogger,
  EventLoggerProvider,
  EventRecord,
  SignalTargets,
} from "./signals/targets.js";
