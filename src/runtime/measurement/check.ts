import type { AttributeDefinition } from "../catalog/definition.js";
import type { InvalidReason } from "../catalog/invalid.js";
import type { AttributeValue } from "../catalog/state.js";

/** Of an array, `typeof` says `object`; what is not allowed of them has been replaced by the reason. */
function hasType(type: AttributeDefinition["type"], value: unknown): boolean {
  if (type === "int") return Number.isSafeInteger(value);
  return type === "double" ? Number.isFinite(value) : typeof value === type;
}

/** Whether any value of the type is allowed. */
function isAny({ values, prefixes, open }: AttributeDefinition): boolean {
  return open || !(values || prefixes);
}

/** Whether `_other` is allowed. */
export function isOpen(definition: AttributeDefinition): boolean {
  return definition.type === "string" && isAny(definition);
}

/** Why the value is not allowed, or undefined when it is. */
export function invalidReasonOf(definition: AttributeDefinition, value: unknown): InvalidReason | undefined {
  const { type, values, prefixes, required, check, read } = definition;
  if (value === undefined) return required === false ? undefined : "missing";
  if (!hasType(type, value)) return read ? (value as InvalidReason) : "type";
  const isListed =
    values?.includes(value as string | number) || prefixes?.some((prefix) => String(value).startsWith(prefix));
  return isListed || isAny(definition) ? check?.(definition, value as AttributeValue) : "value";
}
