import { typeName } from "./attribute-type.js";
import { allowedIndex } from "./allowed-index.js";
import type { Attribute, Example, Scalar } from "./catalog.js";
import { danger } from "./patterns/danger.js";

/** Why an attribute does not allow a value, as the end of a sentence about it; undefined when it does. */
export function violation(attribute: Attribute, value: Example): string | undefined {
  const { isArray, maxItems } = attribute;
  if (typeof value !== "object") return isArray ? `is no ${typeName(attribute)}` : scalarViolation(attribute, value);
  if (!isArray) return `is no ${attribute.type}`;
  if (maxItems !== null && value.length > maxItems) return `has more than ${maxItems} items`;
  const [first] = value.flatMap((item) => {
    const reason = scalarViolation(attribute, item);
    return reason === undefined ? [] : [`has the item ${JSON.stringify(item)}, which ${reason}`];
  });
  return first;
}

function scalarViolation(attribute: Attribute, value: Scalar): string | undefined {
  const { type, values, open } = attribute;
  if (!isOfType(attribute, value)) return `is no ${type}`;
  if (values.length > 0 && !open && !isListed(attribute, value)) return "is not among the values";
  if (typeof value === "string") return textViolation(attribute, value);
  if (typeof value === "number") return numberViolation(attribute, value);
  return undefined;
}

/** The pattern of an attribute, as it is applied: to the whole value, by code points. */
function anchored(pattern: string): string {
  return `^(?:${pattern})$`;
}

function isOfType({ type }: Attribute, value: Scalar): boolean {
  if (type === "int") return Number.isSafeInteger(value);
  return typeof value === (type === "double" ? "number" : type);
}

function isListed({ values }: Attribute, value: Scalar): boolean {
  const { exact, prefixes } = allowedIndex(values);
  return exact.has(value) || prefixes.some((prefix) => String(value).startsWith(prefix));
}

function textViolation({ pattern, maxLength }: Attribute, value: string): string | undefined {
  if (maxLength !== null && value.length > maxLength) return `is longer than ${maxLength}`;
  if (pattern !== null && !matches(pattern, value, maxLength ?? value.length)) return `does not match ${pattern}`;
  return undefined;
}

function numberViolation({ min, max }: Attribute, value: number): string | undefined {
  if (min !== null && value < min) return `is below ${min}`;
  if (max !== null && value > max) return `is above ${max}`;
  return undefined;
}

/** A pattern that is no expression, or that could block this program, rules nothing out: it has a finding of its own. */
function matches(pattern: string, value: string, maxLength: number): boolean {
  if (!isExpression(pattern) || danger(pattern, maxLength) !== undefined) return true;
  return new RegExp(anchored(pattern), "u").test(value);
}

/** Whether a pattern is one, with the flag u. */
export function isExpression(pattern: string): boolean {
  try {
    new RegExp(pattern, "u");
    return true;
  } catch {
    return false;
  }
}
