import { type Context, type ContextManager, ROOT_CONTEXT, type TextMapPropagator, trace } from "@opentelemetry/api";
import { type Environment, readVariable } from "../settings/variables.js";

const getter = {
  keys: (carrier: Readonly<Record<string, string>>) => Object.keys(carrier),
  get: (carrier: Readonly<Record<string, string>>, key: string) => carrier[key],
};

/** The context of the program's caller, from TRACEPARENT and TRACESTATE; `invalid` when that is no trace context. */
export function readRemoteParent(
  environment: Environment,
  propagator: TextMapPropagator,
): Context | "invalid" | undefined {
  const traceparent = readVariable(environment, "TRACEPARENT");
  if (traceparent === undefined) return undefined;
  const tracestate = readVariable(environment, "TRACESTATE");
  const carrier = { traceparent, ...(tracestate === undefined ? {} : { tracestate }) };
  const context = propagator.extract(ROOT_CONTEXT, carrier, getter);
  return trace.getSpanContext(context) === undefined ? "invalid" : context;
}

/** Where nothing is active, the caller's context is. */
export function startFrom(parent: Context, manager: ContextManager): ContextManager {
  const continued: ContextManager = {
    active: () => {
      const active = manager.active();
      return active === ROOT_CONTEXT ? parent : active;
    },
    with: (context, run, thisArg, ...args) => manager.with(context, run, thisArg, ...args),
    bind: (context, target) => manager.bind(context, target),
    enable: () => {
      manager.enable();
      return continued;
    },
    disable: () => {
      manager.disable();
      return continued;
    },
  };
  return continued;
}
