import type { Attribute } from "./attribute.js";

/**
 * Works something out once for all uses of a shared attribute that differ in nothing but their places, as most do. `work` reads
 * nothing but the attribute, and not where it stands.
 */
export function onceForUses<Value>(work: (attribute: Attribute) => Value): (attribute: Attribute) => Value {
  const known = new Map<string, { readonly attribute: Attribute; readonly value: Value }>();
  return (attribute) => {
    if (attribute.shared === null) return work(attribute);
    const before = known.get(attribute.shared);
    if (before !== undefined && isAlike(before.attribute, attribute)) return before.value;
    const value = work(attribute);
    known.set(attribute.shared, { attribute, value });
    return value;
  };
}

function isAlike(a: Attribute, b: Attribute): boolean {
  for (const field of Object.keys(a) as (keyof Attribute)[]) {
    if (field !== "place" && a[field] !== b[field]) return false;
  }
  return true;
}
