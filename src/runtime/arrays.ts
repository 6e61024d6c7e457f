/** What generated code calls, besides the contract, for attributes that are arrays. Programs without any do not ship it. */
import type { AttributeDefinition } from "./catalog/definition.js";
import type { InvalidReason } from "./catalog/invalid.js";
import type { ArrayValue, AttributeValue, Scalar } from "./catalog/state.js";
import { invalidReasonOf } from "./measurement/check.js";

/** What an attribute may hold that is an array. What is said of values holds for each item. */
export type ArrayDefinition = Omit<AttributeDefinition, "type" | "read" | "toJSON"> & {
  readonly type: `${"string" | "boolean" | "int" | "double"}[]`;
  /** Default 64. */
  readonly maxItems?: number;
};

/** The longest array that is compared with others, whatever a catalog allows. */
const longest = 1024;

/** By its text, the copy that stands for all equal arrays; it is gone when no series has it. */
const copies = new Map<string, WeakRef<ArrayValue>>();

/** How many texts are kept before those are dropped whose copy is gone. */
let room = longest;

/** The frozen copy that stands for all equal arrays, so that look-ups find their series; anything else as it is. */
export function sharedArray(value: unknown): AttributeValue {
  const items = Array.isArray(value) && value.length <= longest ? scalarsIn(value) : undefined;
  if (!items) return value as AttributeValue;
  const text = JSON.stringify(items);
  return copies.get(text)?.deref() ?? copyOf(text);
}

/** The items, by index, as an array may have holes and an iterator of its own; undefined if one is no scalar. */
function scalarsIn(array: readonly unknown[]): readonly Scalar[] | undefined {
  const items: Scalar[] = [];
  for (let index = 0; index < array.length; index++) {
    const item = array[index];
    if (typeof item !== "string" && typeof item !== "number" && typeof item !== "boolean") return undefined;
    items.push(item);
  }
  return items;
}

/** What the text says, and nothing else: no number that is not finite, and no negative zero. */
function copyOf(text: string): ArrayValue {
  const copy: ArrayValue = Object.freeze(JSON.parse(text));
  if (copies.size >= room) dropUnused();
  copies.set(text, new WeakRef(copy));
  return copy;
}

function dropUnused(): void {
  for (const [text, copy] of copies) if (!copy.deref()) copies.delete(text);
  room = Math.max(longest, copies.size * 2);
}

/** The definition of an attribute that is an array. */
export function arrayAttribute(definition: ArrayDefinition): AttributeDefinition {
  const {
    type,
    maxItems = 64,
    required = true,
    maxValues,
    isOver,
    sensitivity,
    redact,
    content,
    ...limits
  } = definition;
  const item: AttributeDefinition = { ...limits, type: type.slice(0, -2) as "string" };
  return {
    key: limits.key,
    // What `typeof` says of an array.
    type: "object",
    required,
    ...(maxValues !== undefined && isOver && { maxValues, isOver }),
    ...(sensitivity !== undefined && { sensitivity }),
    ...(redact !== undefined && { redact }),
    ...(content !== undefined && { content }),
    read(received) {
      if (received === undefined) return undefined;
      if (Array.isArray(received) && received.length > maxItems) return "length";
      const shared = sharedArray(received);
      return reasonOf(item, shared) ?? (shared as ArrayValue);
    },
    toJSON: () => ({ type, ...limits, maxValues, maxItems }),
  };
}

/** Why an array that `sharedArray` gave is not allowed. */
function reasonOf(item: AttributeDefinition, shared: unknown): InvalidReason | undefined {
  // One that was left as it is has an item that no array may have.
  if (!Array.isArray(shared) || !Object.isFrozen(shared)) return "type";
  for (const each of shared) {
    const reason = each === null ? "type" : invalidReasonOf(item, each);
    if (reason) return reason;
  }
  return undefined;
}
