import type { ReceivedValue } from "./received.js";

/** A value of JavaScript as OTLP would carry it, where whole numbers are integers. */
export function receivedValue(value: unknown): ReceivedValue {
  switch (typeof value) {
    case "string":
      return { type: "string", value };
    case "boolean":
      return { type: "boolean", value };
    case "number":
      return { type: Number.isInteger(value) ? "int" : "double", value };
    default:
      return Array.isArray(value) ? { type: "array", items: value.map(receivedValue) } : { type: "empty" };
  }
}
