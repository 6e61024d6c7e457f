import type { AttributeDefinition } from "../catalog/definition.js";
import type { InvalidReason } from "../catalog/invalid.js";

function hasType(type: AttributeDefinition["type"], value: unknown): boolean {
  if (type === "int") return Number.isSafeInteger(value);
  return type === "double" ? Number.isFinite(value) : typeof value === type;
}

/** Whether any value of the type is allowed. */
function isAny({ values, prefixes, open }: AttributeDefinition): boolean {
  return open === true || !(values || prefixes);
}

/** Whether `_other` is allowed. */
export function isOpen(definition: AttributeDefinition): boolean {
  return definition.type === "string" && isAny(definition);
}

/** Why the value is not allowed, or undefined when it is. */
export function invalidReasonOf(definition: AttributeDefinition, value: unknown): InvalidReason | undefined {
  const { type, values, prefixes, required, pattern, maxLength, min, max } = definition;
  if (value === undefined) return required === false ? undefined : "missing";
  if (!hasType(type, value)) return "type";
  const text = String(value);
  const isListed = values?.includes(value as string | number) || prefixes?.some((prefix) => text.startsWith(prefix));
  if (!isListed && !isAny(definition)) return "value";
  if (text.length > (maxLength ?? text.length)) return "length";
  if (pattern !== undefined && !new RegExp(`^(?:${pattern})$`, "u").test(text)) return "pattern";
  const number = Number(value);
  return number < (min ?? number) || number > (max ?? number) ? "range" : undefined;
}

/** What is allowed, as the catalog says it. */
export function allowedBy({ key, required, sensitivity, deprecated, ...allowed }: AttributeDefinition): string {
  return JSON.stringify(allowed);
}
