import type { ByteReader } from "./byte-reader.js";
import type { ScalarKind } from "./tables.js";
import { UnreadablePayload } from "./unreadable.js";

/** How protobuf writes each kind. */
export const wireTypes: Readonly<Record<ScalarKind, number>> = {
  string: 2,
  bytes: 2,
  id: 2,
  bool: 0,
  enum: 0,
  uint32: 0,
  sint32: 0,
  int64: 0,
  fixed32: 5,
  fixed64: 1,
  sfixed64: 1,
  double: 1,
};

export function expectType(wireType: number, wanted: number, name: string): void {
  if (wireType !== wanted)
    throw new UnreadablePayload(`the field ${name} has the wire type ${wireType}, not ${wanted}`);
}

export function readScalar(reader: ByteReader, kind: ScalarKind): unknown {
  switch (kind) {
    case "string":
      return reader.text("utf8");
    case "bytes":
      return reader.text("base64");
    case "id":
      return reader.text("hex");
    case "bool":
      return reader.int64() !== 0;
    case "enum":
    case "uint32":
      return reader.uint32();
    case "sint32":
      return zigzag(reader.uint32());
    case "int64":
      return reader.int64();
    case "fixed32":
      return reader.fixed32();
    case "fixed64":
      return reader.fixed64();
    case "sfixed64":
      return reader.sfixed64();
    case "double":
      return reader.double();
  }
}

function zigzag(value: number): number {
  return (value >>> 1) ^ -(value & 1);
}
