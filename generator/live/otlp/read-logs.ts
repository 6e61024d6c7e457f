import type { ReceivedAttribute, ReceivedEvent, ReceivedScope } from "../received.js";
import { type Fields, type Message, noAttributes, type WrittenAttributes } from "./message.js";
import { readScope } from "./read-scope.js";
import { readAttribute } from "./read-value.js";

/** Every log record of a request, one after the other. */
export function* readLogs(request: Message): Iterable<ReceivedEvent> {
  for (const resource of request.each("resourceLogs")) {
    for (const group of resource.each("scopeLogs")) {
      const scope = readScope(group.fields);
      for (const { fields } of group.each("logRecords")) yield new OtlpLog(fields, scope);
    }
  }
}

/** Where the name of an event stood before log records had a field for it. */
const nameKey = "event.name";

/** A class, as there are many: most are none of the catalog's, and only their names are looked at. */
class OtlpLog implements ReceivedEvent {
  readonly name: string;
  readonly scope: ReceivedScope;
  readonly #fields: Fields;

  constructor(fields: Fields, scope: ReceivedScope) {
    const { eventName = "" } = fields;
    this.#fields = fields;
    this.scope = scope;
    this.name = eventName === "" ? this.#nameAmong() : String(eventName);
  }

  get severity(): number {
    return Number(this.#fields["severityNumber"] ?? 0);
  }

  get time(): number {
    return Number(this.#fields["timeUnixNano"] || this.#fields["observedTimeUnixNano"] || 0) / 1e6;
  }

  attributes(): readonly ReceivedAttribute[] {
    return this.#written.read().map(readAttribute);
  }

  get #written(): WrittenAttributes {
    return (this.#fields["attributes"] as WrittenAttributes | undefined) ?? noAttributes;
  }

  /** Attributes are read only where what is written holds the key. */
  #nameAmong(): string {
    if (!this.#written.key.includes(nameKey)) return "";
    const value = this.attributes().find((each) => each.key === nameKey)?.value;
    return value?.type === "string" ? value.value : "";
  }
}
