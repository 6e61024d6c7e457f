import { createTraceState, type TextMapPropagator, type TraceState, trace } from "@opentelemetry/api";

type TraceStateFields = Readonly<Record<string, Readonly<Record<string, string>>>>;

function parseFields(member: string | undefined): Record<string, string> {
  const fields = (member ?? "").split(";").filter((field) => field.includes(":"));
  return Object.fromEntries(
    fields.map((field) => [field.slice(0, field.indexOf(":")), field.slice(field.indexOf(":") + 1)]),
  );
}

function merge(state: TraceState, configured: TraceStateFields): TraceState {
  return Object.entries(configured).reduce((merged, [member, fields]) => {
    const all = { ...parseFields(merged.get(member)), ...fields };
    return merged.set(
      member,
      Object.entries(all)
        .map((field) => field.join(":"))
        .join(";"),
    );
  }, state);
}

/** The propagator, which also puts the configured fields into what it sends. Other fields of a member stay. */
export function withTraceState(propagator: TextMapPropagator, configured: TraceStateFields): TextMapPropagator {
  if (Object.keys(configured).length === 0) return propagator;
  return {
    fields: () => propagator.fields(),
    extract: (context, carrier, getter) => propagator.extract(context, carrier, getter),
    inject: (context, carrier, setter) => {
      const span = trace.getSpanContext(context);
      if (span === undefined) return;
      const traceState = merge(span.traceState ?? createTraceState(), configured);
      propagator.inject(trace.setSpanContext(context, { ...span, traceState }), carrier, setter);
    },
  };
}
