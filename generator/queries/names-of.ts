import { plainAlternatives } from "./promql/alternatives.js";
import type { Selector, Token } from "./promql/selector.js";

/** The names of series that a selector chooses: its own, or those of a pattern of nothing but names. */
export function namesOf({ name, namePattern }: Selector): readonly Token[] {
  if (name !== null) return [name];
  if (namePattern === null) return [];
  const { value, from, to } = namePattern;
  // With escapes the places in the pattern are not those in the expression.
  const alternatives = value.length === to - from ? (plainAlternatives(value) ?? []) : [];
  return alternatives.map((each) => ({ text: each.value, from: from + each.from, to: from + each.to, isQuoted: true }));
}
