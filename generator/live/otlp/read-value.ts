import type { ReceivedAttribute, ReceivedValue } from "../received.js";
import type { Fields } from "./message.js";

export function readAttribute({ key = "", value }: Fields): ReceivedAttribute {
  return { key: String(key), value: readValue((value ?? {}) as Fields) };
}

/** An AnyValue; of several that are set, which protobuf does not allow, the first. */
function readValue({
  stringValue,
  boolValue,
  intValue,
  doubleValue,
  arrayValue,
  kvlistValue,
  bytesValue,
}: Fields): ReceivedValue {
  if (typeof stringValue === "string") return { type: "string", value: stringValue };
  if (typeof boolValue === "boolean") return { type: "boolean", value: boolValue };
  if (typeof intValue === "number") return { type: "int", value: intValue };
  if (typeof doubleValue === "number") return { type: "double", value: doubleValue };
  if (arrayValue !== undefined) {
    const { values = [] } = arrayValue as { readonly values?: readonly Fields[] };
    return { type: "array", items: values.map(readValue) };
  }
  if (kvlistValue !== undefined) return { type: "map" };
  return { type: bytesValue === undefined ? "empty" : "bytes" };
}
