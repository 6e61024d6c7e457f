import { ByteReader } from "./byte-reader.js";
import { keyValue } from "./common-tables.js";
import type { Fields, Message, WrittenAttributes } from "./message.js";
import { expectType, readScalar, wireTypes } from "./scalar.js";
import { type Field, fieldOf, type Table } from "./tables.js";
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
      reader.at = at;
      reader.end = end;
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
  reader.at = start;
  reader.end = end;
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
    const attributes: Fields[] = [];
    for (const [start, end] of this.#parts) this.#readPart(start, end, attributes);
    return attributes;
  }

  #readPart(start: number, end: number, attributes: Fields[]): void {
    const reader = this.#reader;
    const text = textPart(reader.bytes, start, end);
    for (let at = start; at < end; at = reader.at) {
      reader.at = at;
      reader.end = end;
      reader.uint32();
      const length = reader.length();
      const begin = reader.at;
      const plain = readPlain(reader.bytes, begin, begin + length, text);
      if (plain === undefined)
        attributes.push(readFields(reader, begin, begin + length, { table: keyValue, depth: 0 }));
      else attributes.push(plain);
      reader.at = begin + length;
    }
  }
}

type TextPart = (start: number, end: number) => string;

/** Texts of a part of the bytes, which is read once as a whole: one call for all of them. */
function textPart(bytes: Buffer, start: number, end: number): TextPart {
  const whole = bytes.toString("latin1", start, end);
  const isAscii = ascii.test(whole);
  return (from, to) => (isAscii ? whole.slice(from - start, to - start) : bytes.toString("utf8", from, to));
}

const ascii = /^[\0-\x7f]*$/;

/** How nearly all attributes are written: a key and a text, both shorter than 128 bytes; undefined for any other. */
function readPlain(bytes: Buffer, begin: number, end: number, text: TextPart): Fields | undefined {
  const keyLength = bytes[begin + 1] ?? 128;
  const valueAt = begin + 2 + keyLength;
  const valueLength = bytes[valueAt + 3] ?? 128;
  const isPlain =
    bytes[begin] === 0x0a &&
    keyLength < 128 &&
    bytes[valueAt] === 0x12 &&
    bytes[valueAt + 1] === valueLength + 2 &&
    bytes[valueAt + 2] === 0x0a &&
    valueLength < 126 &&
    valueAt + 4 + valueLength === end;
  if (!isPlain) return undefined;
  return { key: text(begin + 2, valueAt), value: { stringValue: text(valueAt + 4, end) } };
}
