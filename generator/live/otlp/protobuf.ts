import { ByteReader } from "./byte-reader.js";
import { keyValue } from "./common-tables.js";
import type { Fields, Message, WrittenAttributes } from "./message.js";
import { type Field, fieldOf, type ScalarKind, type Table } from "./tables.js";
import { limits, UnreadablePayload } from "./unreadable.js";

export function protobufMessage(bytes: Uint8Array, table: Table): Message {
  return new ProtobufMessage(new ByteReader(bytes), { table, start: 0, end: bytes.byteLength });
}

type Part = { readonly table: Table; readonly start: number; readonly end: number };

/** A message that is read from its bytes each time; the reader is shared, so that nothing is copied. */
class ProtobufMessage implements Message {
  readonly #reader: ByteReader;
  readonly #part: Part;

  constructor(reader: ByteReader, part: Part) {
    this.#reader = reader;
    this.#part = part;
  }

  get fields(): Fields {
    const { table, start, end } = this.#part;
    return readFields(this.#reader, start, end, { table, depth: 0 });
  }

  *each(name: string): Iterable<Message> {
    const reader = this.#reader;
    const { table, start, end } = this.#part;
    const { number, kind } = fieldOf(table, name);
    if (typeof kind === "string") return;
    const of = kind();
    for (let at = start; at < end; ) {
      [reader.at, reader.end] = [at, end];
      const tag = reader.uint32();
      if (tag >>> 3 !== number) {
        reader.skip(tag & 7);
        at = reader.at;
        continue;
      }
      expectType(tag & 7, 2, name);
      const length = reader.length();
      const begin = reader.at;
      at = begin + length;
      yield new ProtobufMessage(reader, { table: of, start: begin, end: at });
    }
  }
}

type Reading = { readonly table: Table; readonly depth: number };

function readFields(reader: ByteReader, start: number, end: number, reading: Reading): Record<string, unknown> {
  const { table, depth } = reading;
  if (depth > limits.depth) throw new UnreadablePayload(`values are nested deeper than ${limits.depth} levels`);
  const fields: Record<string, unknown> = {};
  const outer = reader.end;
  [reader.at, reader.end] = [start, end];
  while (reader.at < end) {
    const begin = reader.at;
    const tag = reader.uint32();
    const field = table.byNumber[tag >>> 3];
    if (field === undefined || field.access === "walked") reader.skip(tag & 7);
    else if (field.access === "lazy") keepWritten(fields, field, begin, { reader, wireType: tag & 7 });
    else readField(fields, field, tag & 7, { reader, depth });
  }
  reader.end = outer;
  return fields;
}

type Context = { readonly reader: ByteReader; readonly depth: number };

function readField(fields: Record<string, unknown>, field: Field, wireType: number, context: Context): void {
  const { name, kind, isRepeated } = field;
  const { reader, depth } = context;
  if (typeof kind !== "string") {
    expectType(wireType, 2, name);
    const length = reader.length();
    const value = readFields(reader, reader.at, reader.at + length, { table: kind(), depth: depth + 1 });
    if (isRepeated) listAt(fields, name).push(value);
    // A message that comes in two parts is one.
    else fields[name] = Object.hasOwn(fields, name) ? { ...(fields[name] as Fields), ...value } : value;
  } else if (isRepeated && wireType === 2 && wireTypes[kind] !== 2) {
    const end = reader.length() + reader.at;
    const list = listAt(fields, name);
    while (reader.at < end) list.push(readScalar(reader, kind));
  } else {
    expectType(wireType, wireTypes[kind], name);
    if (isRepeated) listAt(fields, name).push(readScalar(reader, kind));
    else fields[name] = readScalar(reader, kind);
  }
}

function listAt(fields: Record<string, unknown>, name: string): unknown[] {
  const known = fields[name];
  if (Array.isArray(known)) return known;
  const list: unknown[] = [];
  fields[name] = list;
  return list;
}

function keepWritten(
  fields: Record<string, unknown>,
  field: Field,
  begin: number,
  { reader, wireType }: { readonly reader: ByteReader; readonly wireType: number },
): void {
  expectType(wireType, 2, field.name);
  reader.skip(wireType);
  const known = fields[field.name];
  if (known instanceof BytesOfAttributes) known.add(begin, reader.at);
  else fields[field.name] = new BytesOfAttributes(reader, begin);
}

/** Attributes as they lie in the bytes: one after the other, mostly without anything between them. */
class BytesOfAttributes implements WrittenAttributes {
  readonly #reader: ByteReader;
  readonly #parts: [start: number, end: number][];

  constructor(reader: ByteReader, start: number) {
    this.#reader = reader;
    this.#parts = [[start, reader.at]];
  }

  add(start: number, end: number): void {
    const last = this.#parts.at(-1);
    if (last?.[1] === start) last[1] = end;
    else this.#parts.push([start, end]);
  }

  get key(): string {
    const { bytes } = this.#reader;
    const [[start, end] = [0, 0], ...others] = this.#parts;
    const first = bytes.toString("latin1", start, end);
    return others.length === 0 ? first : others.reduce((key, part) => key + bytes.toString("latin1", ...part), first);
  }

  read(): readonly Fields[] {
    const reader = this.#reader;
    return this.#parts.flatMap(([start, end]) => {
      const attributes: Fields[] = [];
      for (let at = start; at < end; at = reader.at) {
        [reader.at, reader.end] = [at, end];
        reader.uint32();
        const length = reader.length();
        attributes.push(readFields(reader, reader.at, reader.at + length, { table: keyValue, depth: 0 }));
      }
      return attributes;
    });
  }
}

const wireTypes: Readonly<Record<ScalarKind, number>> = {
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

function expectType(wireType: number, wanted: number, name: string): void {
  if (wireType !== wanted)
    throw new UnreadablePayload(`the field ${name} has the wire type ${wireType}, not ${wanted}`);
}

function readScalar(reader: ByteReader, kind: ScalarKind): unknown {
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
