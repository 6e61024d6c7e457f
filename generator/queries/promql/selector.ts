import type { SyntaxNode } from "@lezer/common";
import { childrenOf, isMasked, type Parsed } from "./parse.js";
import { type StringLiteral, stringLiteral } from "./string-literal.js";

/** A name as an expression writes it; quoted ones stand between their quotes. */
export type Token = { readonly text: string; readonly from: number; readonly to: number; readonly isQuoted: boolean };

export type Matcher = {
  readonly label: Token;
  readonly operator: "=" | "!=" | "=~" | "!~";
  readonly value: StringLiteral;
  /** Whether a variable of Grafana is a part of the value. */
  readonly isVariable: boolean;
};

/** What selects series: `name{label="value"}`, in all its spellings. */
export type Selector = {
  readonly from: number;
  readonly to: number;
  /** Null where it is chosen by a pattern, a variable or not at all. */
  readonly name: Token | null;
  /** The pattern that chooses the name, where one does and no variable is part of it. */
  readonly namePattern: StringLiteral | null;
  /** Without those of the name. */
  readonly matchers: readonly Matcher[];
};

export function selectorOf(node: SyntaxNode, parsed: Parsed): Selector {
  const { from, to } = node;
  const identifier = node.getChild("Identifier");
  const matchers = node.getChild("LabelMatchers");
  const written = matchers === null ? [] : childrenOf(matchers);
  const all = written.flatMap((child) => matcherOf(child, parsed));
  const quoted = written.find(({ name }) => name === "QuotedLabelName");
  const named = identifier ? plainToken(identifier, parsed) : quoted ? quotedToken(quoted, parsed) : byMatcher(all);
  const isKnown = named !== undefined && !isMasked(parsed, named.from, named.to);
  const pattern = all.find(
    ({ label, operator, isVariable }) => isNameMatcher(label) && operator === "=~" && !isVariable,
  );
  return {
    from,
    to,
    name: isKnown ? named : null,
    namePattern: pattern?.value ?? null,
    matchers: all.filter(({ label }) => !isNameMatcher(label)),
  };
}

function isNameMatcher(label: Token): boolean {
  return label.text === "__name__";
}

function byMatcher(matchers: readonly Matcher[]): Token | undefined {
  const found = matchers.find(
    ({ label, operator, isVariable }) => label.text === "__name__" && operator === "=" && !isVariable,
  );
  if (found === undefined) return undefined;
  const { value, from, to } = found.value;
  return { text: value, from, to, isQuoted: true };
}

function matcherOf(node: SyntaxNode, parsed: Parsed): readonly Matcher[] {
  const label = labelTokenOf(node, parsed);
  const operator = node.getChild("MatchOp");
  const value = node.getChild("StringLiteral");
  if (label === undefined || operator === null || value === null) return [];
  return [
    {
      label,
      operator: parsed.text.slice(operator.from, operator.to) as Matcher["operator"],
      value: stringLiteral(parsed.text, value.from, value.to),
      isVariable: isMasked(parsed, value.from, value.to),
    },
  ];
}

/** The label that a matcher or a grouping names, in its own way or in quotes. */
export function labelTokenOf(node: SyntaxNode, parsed: Parsed): Token | undefined {
  const plain = node.name === "LabelName" ? node : node.getChild("LabelName");
  if (plain !== null) return plainToken(plain, parsed);
  const quoted = node.name === "QuotedLabelName" ? node : node.getChild("QuotedLabelName");
  return quoted === null ? undefined : quotedToken(quoted, parsed);
}

function plainToken({ from, to }: SyntaxNode, { text }: Parsed): Token {
  return { text: text.slice(from, to), from, to, isQuoted: false };
}

function quotedToken(node: SyntaxNode, { text }: Parsed): Token {
  const { value, from, to } = stringLiteral(text, node.from, node.to);
  return { text: value, from, to, isQuoted: true };
}
