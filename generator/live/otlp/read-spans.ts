import type { SpanKind } from "../../vocabulary.js";
import type { ReceivedSpan } from "../received.js";
import { type Fields, type Message, noAttributes, type WrittenAttributes } from "./message.js";
import { readScope } from "./read-scope.js";
import { readAttribute } from "./read-value.js";

/** Every span of a request, one after the other. */
export function* readSpans(request: Message): Iterable<ReceivedSpan> {
  for (const resource of request.each("resourceSpans")) {
    for (const group of resource.each("scopeSpans")) {
      const scope = readScope(group.fields);
      for (const span of group.each("spans")) yield { ...readSpan(span), scope };
    }
  }
}

/** By OTLP's number; what is unspecified is internal (trace.proto, SpanKind). */
const kinds: readonly SpanKind[] = ["internal", "internal", "server", "client", "producer", "consumer"];
/** STATUS_CODE_ERROR */
const failed = 2;

function readSpan(span: Message): Omit<ReceivedSpan, "scope"> {
  const { fields } = span;
  const { name = "", kind = 0, startTimeUnixNano = 0, endTimeUnixNano = 0, status } = fields;
  return {
    name: String(name),
    kind: kinds[Number(kind)] ?? null,
    attributes: attributesIn(fields),
    start: Number(startTimeUnixNano) / 1e6,
    end: Number(endTimeUnixNano) / 1e6,
    hasFailed: Number(((status ?? {}) as Fields)["code"] ?? 0) === failed,
    events: readEvents(span),
  };
}

function* readEvents(span: Message): ReceivedSpan["events"] {
  for (const { fields } of span.each("events")) {
    const { name = "", timeUnixNano = 0 } = fields;
    yield { name: String(name), attributes: attributesIn(fields), time: Number(timeUnixNano) / 1e6 };
  }
}

function attributesIn(fields: Fields): ReceivedSpan["attributes"] {
  const written = (fields["attributes"] as WrittenAttributes | undefined) ?? noAttributes;
  return () => written.read().map(readAttribute);
}
