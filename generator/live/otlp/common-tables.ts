import { type Table, table } from "./tables.js";

// opentelemetry/proto/common/v1/common.proto and resource/v1/resource.proto

const anyValue: Table = table(
  "AnyValue",
  [1, "stringValue", "string"],
  [2, "boolValue", "bool"],
  [3, "intValue", "int64"],
  [4, "doubleValue", "double"],
  [5, "arrayValue", () => arrayValue],
  [6, "kvlistValue", () => keyValueList],
  [7, "bytesValue", "bytes"],
);
const arrayValue: Table = table("ArrayValue", [1, "values", () => anyValue, "repeated"]);
export const keyValue: Table = table("KeyValue", [1, "key", "string"], [2, "value", () => anyValue]);
const keyValueList: Table = table("KeyValueList", [1, "values", () => keyValue, "repeated"]);

export const scope: Table = table(
  "InstrumentationScope",
  [1, "name", "string"],
  [2, "version", "string"],
  [3, "attributes", () => keyValue, "repeated"],
  [4, "droppedAttributesCount", "uint32"],
);
export const resource: Table = table(
  "Resource",
  [1, "attributes", () => keyValue, "repeated"],
  [2, "droppedAttributesCount", "uint32"],
);
