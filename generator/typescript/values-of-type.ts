import { ts } from "ts-morph";
import type { AttributeValues } from "./metric.js";

/** More literals than this are no list that a person keeps. */
const mostValues = 200;

export const unknownValues: AttributeValues = { type: "unknown", values: null };

/** The values that a type allows: literal unions and enums are closed. */
export function valuesOfType(type: ts.Type, checker: ts.TypeChecker): AttributeValues {
  const parts = partsOf(type, checker);
  if (parts.length === 0 || parts.some(({ flags }) => (flags & (ts.TypeFlags.Any | ts.TypeFlags.Unknown)) !== 0))
    return unknownValues;
  const texts = parts.flatMap((part) => (part.isStringLiteral() ? [part.value] : []));
  const numbers = parts.flatMap((part) => (part.isNumberLiteral() ? [part.value] : []));
  const all = (flags: ts.TypeFlags) => parts.every((part) => (part.flags & flags) !== 0);
  if (all(ts.TypeFlags.BooleanLike)) return { type: "boolean", values: null };
  if (texts.length === parts.length && texts.length <= mostValues)
    return { type: "string", values: [...new Set(texts)] };
  if (numbers.length === parts.length && numbers.length <= mostValues) {
    return { type: numbers.every(Number.isInteger) ? "int" : "double", values: [...new Set(numbers)] };
  }
  if (all(ts.TypeFlags.NumberLike)) return { type: "double", values: null };
  return all(ts.TypeFlags.StringLike | ts.TypeFlags.NumberLike | ts.TypeFlags.BooleanLike)
    ? { type: "string", values: null }
    : unknownValues;
}

/** The members of a union, without those that stand for nothing. */
function partsOf(type: ts.Type, checker: ts.TypeChecker): readonly ts.Type[] {
  const nothing = ts.TypeFlags.Undefined | ts.TypeFlags.Null | ts.TypeFlags.Void;
  const whole =
    (type.flags & ts.TypeFlags.TypeParameter) === 0 ? type : (checker.getBaseConstraintOfType(type) ?? type);
  const parts = whole.isUnion() ? whole.types : [whole];
  return parts.filter(({ flags }) => (flags & nothing) === 0);
}

/** Whether an attribute of this type may be absent. */
export function mayBeAbsent(type: ts.Type): boolean {
  const parts = type.isUnion() ? type.types : [type];
  return parts.some(({ flags }) => (flags & ts.TypeFlags.Undefined) !== 0);
}

/** What two calls, or a call and a definition, say together. */
export function joinedValues(a: AttributeValues, b: AttributeValues): AttributeValues {
  if (a.type === "unknown") return b;
  if (b.type === "unknown") return a;
  if (a.type === "boolean" && b.type === "boolean") return a;
  if (a.type === "string" && b.type === "string") {
    const values = a.values === null || b.values === null ? null : [...new Set([...a.values, ...b.values])];
    return { type: "string", values };
  }
  if ((a.type === "int" || a.type === "double") && (b.type === "int" || b.type === "double")) {
    if (a.values === null || b.values === null) return { type: "double", values: null };
    const values = [...new Set([...a.values, ...b.values])];
    return { type: values.every(Number.isInteger) ? "int" : "double", values };
  }
  return { type: "string", values: null };
}
