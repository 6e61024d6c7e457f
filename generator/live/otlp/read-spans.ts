import type { SpanKind } from "../../vocabulary.js";
import type { ReceivedAttribute, ReceivedScope, ReceivedSpan } from "../received.js";
import { type Fields, type Message, noAttributes, type WrittenAttributes } from "./message.js";
import { readScope } from "./read-scope.js";
import { readAttribute } from "./read-value.js";

/** Every span of a request, one after the other. */
export function* readSpans(request: Message): Iterable<ReceivedSpan> {
  for (const resource of request.each("resourceSpans")) {
    for (const group of resource.each("scopeSpans")) {
      const scope = readScope(group.fields);
      for (const span of group.each("spans")) yield new OtlpSpan(span, scope);
    }
  }
}

/** By OTLP's number; what is unspecified is internal (trace.proto, SpanKind). */
const kinds: readonly SpanKind[] = ["internal", "internal", "server", "client", "producer", "consumer"];
/** STATUS_CODE_ERROR */
const failed = 2;

/** A class, as there are many: most are none of the catalog's, and only their names are looked at. */
class OtlpSpan implements ReceivedSpan {
  readonly name: string;
  readonly scope: ReceivedScope;
  readonly #message: Message;
  readonly #fields: Fields;

  constructor(message: Message, scope: ReceivedScope) {
    this.#message = message;
    this.#fields = message.fields;
    this.scope = scope;
    this.name = String(this.#fields["name"] ?? "");
  }

  get kind(): SpanKind | null {
    return kinds[Number(this.#fields["kind"] ?? 0)] ?? null;
  }

  get start(): number {
    return millisecondsIn(this.#fields, "startTimeUnixNano");
  }

  get end(): number {
    return millisecondsIn(this.#fields, "endTimeUnixNano");
  }

  get hasFailed(): boolean {
    return Number(((this.#fields["status"] ?? {}) as Fields)["code"] ?? 0) === failed;
  }

  attributes(): readonly ReceivedAttribute[] {
    return attributesIn(this.#fields);
  }

  get events(): ReceivedSpan["events"] {
    return readEvents(this.#message);
  }
}

function* readEvents(span: Message): ReceivedSpan["events"] {
  for (const { fields } of span.each("events")) {
    const { name = "" } = fields;
    yield { name: String(name), attributes: () => attributesIn(fields), time: millisecondsIn(fields, "timeUnixNano") };
  }
}

function millisecondsIn(fields: Fields, key: string): number {
  return Number(fields[key] ?? 0) / 1e6;
}

function attributesIn(fields: Fields): readonly ReceivedAttribute[] {
  const written = (fields["attributes"] as WrittenAttributes | undefined) ?? noAttributes;
  return written.read().map(readAttribute);
}
