import { plainAlternatives } from "./promql/alternatives.js";
import type { Matcher, Token } from "./promql/selector.js";

/** The texts with which a matcher compares: its value, or the alternatives of a pattern of nothing but texts. */
export function valuesOf({ operator, value, isVariable }: Matcher): readonly Token[] {
  if (isVariable) return [];
  const { value: text, from, to } = value;
  if (operator === "=" || operator === "!=") return [{ text, from, to, isQuoted: true }];
  // With escapes the places in the pattern are not those in the expression.
  const alternatives = text.length === to - from ? (plainAlternatives(text) ?? []) : [];
  return alternatives.map((each) => ({ text: each.value, from: from + each.from, to: from + each.to, isQuoted: true }));
}
