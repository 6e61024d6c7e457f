import { keyValue } from "./common-tables.js";
import type { Fields, Message, WrittenAttributes } from "./message.js";
import { type Field, fieldOf, type ScalarKind, type Table } from "./tables.js";
import { limits, UnreadablePayload } from "./unreadable.js";

/** A message in OTLP's JSON: names in lowerCamelCase, numbers of 64 bits as texts, identifiers in hexadecimal. */
export function jsonMessage(text: string, table: Table): Message {
  return messageOf(parseJson(text), table);
}

/** Small objects take many times the memory of their text, and deep ones the stack of whoever walks through them. */
export function parseJson(text: string): unknown {
  const { containers, depth } = shapeOf(text);
  if (containers > limits.jsonContainers) {
    throw new UnreadablePayload(`the JSON holds more than ${limits.jsonContainers} objects and lists`);
  }
  if (depth > limits.jsonDepth) throw new UnreadablePayload(`values are nested deeper than ${limits.jsonDepth} levels`);
  try {
    return JSON.parse(text);
  } catch {
    throw new UnreadablePayload("the payload is no JSON");
  }
}

const [quote, backslash] = [0x22, 0x5c];

/** How many objects and lists a text has, and how deep. */
function shapeOf(text: string): { readonly containers: number; readonly depth: number } {
  let [containers, depth, deepest, isText] = [0, 0, 0, false];
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    if (code === quote) isText = !isText;
    else if (isText) index += code === backslash ? 1 : 0;
    else if (code === 0x7b || code === 0x5b) {
      containers += 1;
      depth += 1;
      if (depth > deepest) deepest = depth;
    } else if (code === 0x7d || code === 0x5d) depth -= 1;
  }
  return { containers, depth: deepest };
}

export function messageOf(value: unknown, table: Table): Message {
  const written = objectIn(value, table.name);
  return { fields: readFields(written, { table, depth: 0 }), each: (name) => walk(written, fieldOf(table, name)) };
}

function* walk(written: Fields, field: Field): Iterable<Message> {
  const { name, kind, isRepeated } = field;
  const value = written[name];
  if (value === undefined || value === null || typeof kind === "string") return;
  const isList = Array.isArray(value);
  if (isList && !isRepeated) throw new UnreadablePayload(`"${name}" is a list`);
  for (const each of isList ? value : [value]) yield messageOf(each, kind());
}

type Reading = { readonly table: Table; readonly depth: number };

function readFields(written: Fields, { table, depth }: Reading): Fields {
  if (depth > limits.depth) throw new UnreadablePayload(`values are nested deeper than ${limits.depth} levels`);
  const fields: Record<string, unknown> = {};
  for (const field of table.fields) {
    const { name, isRepeated, access } = field;
    const value = Object.hasOwn(written, name) ? written[name] : undefined;
    // JSON's null stands for what is left out.
    if (value === undefined || value === null || access === "walked") continue;
    if (access === "lazy") fields[name] = writtenAttributes(listIn(value, name));
    else
      fields[name] = isRepeated
        ? listIn(value, name).map((item) => readValue(item, field, depth))
        : readValue(value, field, depth);
  }
  return fields;
}

function writtenAttributes(list: readonly unknown[]): WrittenAttributes {
  const read = () => list.map((item) => readFields(objectIn(item, "attributes"), { table: keyValue, depth: 0 }));
  return {
    get key() {
      return JSON.stringify(list);
    },
    read,
  };
}

function readValue(value: unknown, { name, kind }: Field, depth: number): unknown {
  if (typeof kind !== "string") return readFields(objectIn(value, name), { table: kind(), depth: depth + 1 });
  return readScalar(value, kind, name);
}

function readScalar(value: unknown, kind: ScalarKind, name: string): unknown {
  if (kind === "string" || kind === "bytes" || kind === "id") {
    if (typeof value === "string") return kind === "id" ? value.toLowerCase() : value;
  } else if (kind === "bool") {
    if (typeof value === "boolean") return value;
  } else if (kind === "double") {
    const number = typeof value === "string" ? textDouble(value) : value;
    if (typeof number === "number") return number;
  } else {
    const number = typeof value === "string" && /^-?\d{1,20}$/.test(value) ? Number(value) : value;
    if (typeof number === "number" && Number.isInteger(number)) return number;
  }
  throw new UnreadablePayload(`"${name}" is no ${kind}`);
}

/** Protobuf's JSON mapping writes what JSON has no number for as a text. */
function textDouble(text: string): number | undefined {
  if (text === "NaN") return Number.NaN;
  if (text === "Infinity" || text === "-Infinity") return Number(text);
  return /^-?\d+(\.\d+)?([eE][+-]?\d+)?$/.test(text) ? Number(text) : undefined;
}

function listIn(value: unknown, name: string): readonly unknown[] {
  if (Array.isArray(value)) return value;
  throw new UnreadablePayload(`"${name}" is no list`);
}

function objectIn(value: unknown, name: string): Fields {
  if (typeof value === "object" && value !== null && !Array.isArray(value)) return value as Fields;
  throw new UnreadablePayload(`"${name}" is no object`);
}
