import { typeName } from "./attribute-type.js";
import { allowedIndex } from "./allowed-index.js";
import type { Attribute, Example, Scalar } from "./catalog.js";
import { danger } from "./patterns/danger.js";

/** What of an attribute does not allow a value, and why, as the end of a sentence about the value. */
export type Violation = {
  readonly rule: "type" | "values" | "pattern" | "length" | "range";
  readonly reason: string;
};

/** Why an attribute does not allow a value, as the end of a sentence about it; undefined when it does. */
export function violation(attribute: Attribute, value: Example): string | undefined {
  return violationOf(attribute, value)?.reason;
}

export function violationOf(attribute: Attribute, value: Example): Violation | undefined {
  const { isArray, maxItems } = attribute;
  if (typeof value !== "object")
    return isArray ? wrongType(`is no ${typeName(attribute)}`) : scalarViolation(attribute, value);
  if (!isArray) return wrongType(`is no ${attribute.type}`);
  if (maxItems !== null && value.length > maxItems) {
    return { rule: "length", reason: `has more than ${maxItems} items` };
  }
  for (const item of value) {
    const found = scalarViolation(attribute, item);
    if (found !== undefined) return { ...found, reason: `has the item ${JSON.stringify(item)}, which ${found.reason}` };
  }
  return undefined;
}

function wrongType(reason: string): Violation {
  return { rule: "type", reason };
}

function scalarViolation(attribute: Attribute, value: Scalar): Violation | undefined {
  const { type, values, open } = attribute;
  if (!isOfType(attribute, value)) return wrongType(`is no ${type}`);
  if (values.length > 0 && !open && !isListed(attribute, value)) {
    return { rule: "values", reason: "is not among the values" };
  }
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
  const { exact, hasPrefixOf } = allowedIndex(values);
  return exact.has(value) || hasPrefixOf(String(value));
}

function textViolation(attribute: Attribute, value: string): Violation | undefined {
  const { pattern, maxLength } = attribute;
  if (maxLength !== null && value.length > maxLength) return { rule: "length", reason: `is longer than ${maxLength}` };
  if (pattern === null || (expressionOf(attribute, maxLength ?? value.length)?.test(value) ?? true)) return undefined;
  return { rule: "pattern", reason: `does not match ${pattern}` };
}

function numberViolation({ min, max }: Attribute, value: number): Violation | undefined {
  if (min !== null && value < min) return { rule: "range", reason: `is below ${min}` };
  if (max !== null && value > max) return { rule: "range", reason: `is above ${max}` };
  return undefined;
}

const expressions = new WeakMap<Attribute, RegExp | null>();

/**
 * The pattern, ready to be applied to many values. One that is no expression, or that could block this program, rules nothing
 * out: it has a finding of its own.
 */
function expressionOf(attribute: Attribute, maxLength: number): RegExp | null {
  const { pattern } = attribute;
  const known = expressions.get(attribute);
  if (known !== undefined || pattern === null) return known ?? null;
  const isUsable = isExpression(pattern) && danger(pattern, maxLength) === undefined;
  const expression = isUsable ? new RegExp(anchored(pattern), "u") : null;
  // Without a longest value, whether it is harmless depends on the value.
  if (attribute.maxLength !== null) expressions.set(attribute, expression);
  return expression;
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
