import type { Attribute } from "../model/catalog.js";
import { isHidden } from "../model/hiding.js";
import type { ReceivedValue } from "./received.js";

const longest = 80;

/** Names of what is never shown, whatever the catalog says of it. */
const secretName =
  /pass(word|wd|phrase)|secret|token|credential|api.?key|private.?key|authorization|cookie|session.?id|e?mail|phone/i;

/** A value as a report may show it: not of what is private, and not of attributes that nobody has described. */
export function valueSample(key: string, value: ReceivedValue, attribute: Attribute | undefined): string {
  const isShown = attribute !== undefined && !isHidden(attribute) && !secretName.test(key);
  return isShown ? shortened(valueText(value)) : outline(value);
}

export function shortened(text: string): string {
  return text.length > longest ? `${text.slice(0, longest)}…` : text;
}

function valueText(value: ReceivedValue): string {
  switch (value.type) {
    case "array":
      return `[${value.items.slice(0, 10).map(valueText).join(", ")}${value.items.length > 10 ? ", …" : ""}]`;
    case "string":
    case "text":
      return JSON.stringify(shortened(value.value));
    case "boolean":
    case "int":
    case "double":
      return String(value.value);
    default:
      return outline(value);
  }
}

function outline(value: ReceivedValue): string {
  switch (value.type) {
    case "string":
    case "text":
      return `a text of ${value.value.length} characters`;
    case "array":
      return `a list of ${value.items.length}`;
    case "int":
    case "double":
      return "a number";
    case "empty":
      return "nothing";
    default:
      return `a ${value.type}`;
  }
}

/** How a sentence names the type of a value that came. */
export function typeOfValue(value: ReceivedValue): string {
  if (value.type !== "array") return value.type;
  const types = new Set(value.items.map(typeOfValue));
  return `${types.size === 1 ? [...types].join() : "mixed"}[]`;
}
