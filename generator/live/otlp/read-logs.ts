import type { ReceivedEvent } from "../received.js";
import { type Fields, type Message, noAttributes, type WrittenAttributes } from "./message.js";
import { readScope } from "./read-scope.js";
import { readAttribute } from "./read-value.js";

/** Every log record of a request, one after the other. */
export function* readLogs(request: Message): Iterable<ReceivedEvent> {
  for (const resource of request.each("resourceLogs")) {
    for (const group of resource.each("scopeLogs")) {
      const scope = readScope(group.fields);
      for (const { fields } of group.each("logRecords")) yield { ...readEvent(fields), scope };
    }
  }
}

/** Where the name of an event stood before log records had a field for it. */
const nameKey = "event.name";

function readEvent(fields: Fields): Omit<ReceivedEvent, "scope"> {
  const { eventName = "", severityNumber = 0, timeUnixNano = 0, observedTimeUnixNano = 0 } = fields;
  const written = (fields["attributes"] as WrittenAttributes | undefined) ?? noAttributes;
  const attributes = () => written.read().map(readAttribute);
  return {
    name: eventName === "" ? nameAmong(written, attributes) : String(eventName),
    severity: Number(severityNumber),
    attributes,
    time: Number(timeUnixNano || observedTimeUnixNano) / 1e6,
  };
}

/** Attributes are read only where their bytes hold the key. */
function nameAmong({ key }: WrittenAttributes, attributes: ReceivedEvent["attributes"]): string {
  if (!key.includes(nameKey)) return "";
  const value = attributes().find((each) => each.key === nameKey)?.value;
  return value?.type === "string" ? value.value : "";
}
