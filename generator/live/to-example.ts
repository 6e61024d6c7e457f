import type { Attribute, Example, Scalar } from "../model/catalog.js";
import type { ReceivedValue } from "./received.js";

/** A value as the catalog compares it; undefined where the type is another. A whole number is a double, too. */
export function toExample(value: ReceivedValue, attribute: Attribute): Example | undefined {
  if (value.type === "array") {
    if (!attribute.isArray) return undefined;
    const items = value.items.map((item) => toScalar(item, attribute));
    return items.every((item) => item !== undefined) ? items : undefined;
  }
  if (!attribute.isArray) return toScalar(value, attribute);
  return value.type === "text" ? arrayOfText(value.value, attribute) : undefined;
}

function toScalar(value: ReceivedValue, { type }: Attribute): Scalar | undefined {
  switch (value.type) {
    case "string":
      return type === "string" ? value.value : undefined;
    case "boolean":
      return type === "boolean" ? value.value : undefined;
    case "int":
      return type === "int" || type === "double" ? value.value : undefined;
    case "double":
      return type === "double" ? value.value : undefined;
    case "text":
      return scalarOfText(value.value, type);
    default:
      return undefined;
  }
}

function scalarOfText(text: string, type: Attribute["type"]): Scalar | undefined {
  if (type === "string") return text;
  if (type === "boolean") return text === "true" || text === "false" ? text === "true" : undefined;
  const isNumber = type === "int" ? /^-?\d+$/.test(text) : /^[-+]?[\d.]+(e[-+]?\d+)?$/i.test(text);
  return isNumber && !Number.isNaN(Number(text)) ? Number(text) : undefined;
}

/** Exporters of Prometheus write arrays as JSON. */
function arrayOfText(text: string, attribute: Attribute): Example | undefined {
  let items: unknown;
  try {
    items = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (!Array.isArray(items)) return undefined;
  const scalars = items.map((item) => scalarOfText(String(item), attribute.type));
  return scalars.every((item) => item !== undefined) ? scalars : undefined;
}
