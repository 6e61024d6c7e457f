import type { AttributeDefinition } from "../catalog/definition.js";
import type { InvalidReason } from "../catalog/invalid.js";

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
  const { type, values, prefixes, required, pattern, maxLength, min, max, read } = definition;
  if (value === undefined) return required === false ? undefined : "missing";
  if (!hasType(type, value)) return read ? (value as InvalidReason) : "type";
  const text = String(value);
  const isListed = values?.includes(value as string | number) || prefixes?.some((prefix) => text.startsWith(prefix));
  if (!isListed && !isAny(definition)) return "value";
  // A limit that there is not is undefined, and a comparison with it false.
  if (text.length > (maxLength as number)) return "length";
  if (pattern && !new RegExp(`^(?:${pattern})$`, "u").test(text)) return "pattern";
  const number = Number(value);
  return number < (min as number) || number > (max as number) ? "range" : undefined;
}

/** What is allowed, as the catalog says it. */
export function allowedBy(definition: AttributeDefinition): string {
  const { key, required, sensitivity, redact, content, deprecated, ...allowed } = definition;
  return JSON.stringify(allowed);
}
