import { createHash } from "node:crypto";

/** Entries are part of several inputs. */
const hashes = new WeakMap<object, string>();

/**
 * A hash of plain data, with maps and sets. It differs where the data do, or which of their objects are the same one; the
 * places where they stand in the catalog's texts do not count, as nothing is printed of them. What an entry of a catalog
 * shares with others does not count either.
 */
export function inputHash(input: object): string {
  // Not as UTF-8, in which all lone surrogates are one.
  return createHash("sha256").update(textOf(input, new Map()), "utf16le").digest("base64");
}

/** By their objects, the numbers of those that stand in a text already. */
type Seen = Map<object, number>;

/** Each text says where it ends, so that no two values have one text. */
function written(value: unknown, seen: Seen): string {
  if (typeof value === "string") return `"${value.length}:${value}`;
  if (typeof value === "function") throw new TypeError("an input holds a function");
  if (typeof value !== "object" || value === null) return `${value};`;
  if (isEntry(value)) return hashOnce(value);
  const number = seen.get(value);
  if (number !== undefined) return `^${number};`;
  seen.set(value, seen.size);
  return textOf(value, seen);
}

function textOf(value: object, seen: Seen): string {
  if (value instanceof Map) return `<${all([...value].flat(), seen)}>`;
  if (value instanceof Set) return `(${all(value, seen)})`;
  if (Array.isArray(value)) return `[${all(value, seen)}]`;
  let text = "{";
  for (const [key, each] of Object.entries(value)) {
    // The keys of annotations are those of their author, and may be any.
    const plain = key === "annotations" ? JSON.stringify(each) : each;
    if (key !== "place") text += written(key, seen) + written(plain, seen);
  }
  return `${text}}`;
}

function all(values: Iterable<unknown>, seen: Seen): string {
  let text = "";
  for (const each of values) text += written(each, seen);
  return text;
}

function isEntry(value: object): boolean {
  return "kind" in value && "attributes" in value;
}

function hashOnce(entry: object): string {
  const hash = hashes.get(entry) ?? `#${inputHash(entry)}`;
  hashes.set(entry, hash);
  return hash;
}
