import type { Attribute } from "./attribute.js";

/**
 * Works something out once for all uses of a shared attribute that differ in nothing but their places, as most do. `work` reads
 * nothing but the attribute, and not where it stands.
 */
export function onceForUses<Value>(work: (attribute: Attribute) => Value): (attribute: Attribute) => Value {
  const known = new Map<string, { readonly attribute: Attribute; readonly fields: Fields; readonly value: Value }>();
  return (attribute) => {
    if (attribute.shared === null) return work(attribute);
    const before = known.get(attribute.shared);
    if (before !== undefined && isAlike(before.attribute, attribute, before.fields)) return before.value;
    const value = work(attribute);
    known.set(attribute.shared, { attribute, fields: Object.keys(attribute) as Fields, value });
    return value;
  };
}

type Fields = (keyof Attribute)[];

function isAlike(a: Attribute, b: Attribute, fields: Fields): boolean {
  for (const field of fields) {
    if (field !== "place" && a[field] !== b[field]) return false;
  }
  return true;
}
