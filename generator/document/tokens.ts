import { CST, Lexer, Parser } from "yaml";
import type { DiagnosticCollector } from "../diagnostics/collector.js";
import { quote } from "./quote.js";

/** Maps and lists inside one another that a document may have; the format itself needs eight. */
export const maxDepth = 24;

/** The tokens of a text as far as they were read; `broken` when what is left out could change the meaning of the rest. */
export type Tokens = { readonly tokens: readonly CST.Token[]; readonly broken: boolean };

type Refusal = {
  readonly code: "yaml-feature" | "yaml-syntax";
  readonly message: string;
  readonly help: string;
  readonly length: number;
};

/**
 * Splits a text into the concrete tokens of YAML. Reports what a catalog does not use (`yaml-feature`) and nesting
 * beyond `maxDepth`, at which it stops: so nothing after it recurses deeply, whatever the text.
 */
export function readTokens(text: string, found: DiagnosticCollector): Tokens {
  const parser = new Parser();
  const tokens: CST.Token[] = [];
  let broken = false;
  let previous = "";
  for (const lexeme of new Lexer().lex(text)) {
    const start = parser.offset;
    const refusal = previous === CST.SCALAR ? undefined : refusalOf(lexeme);
    if (refusal !== undefined) {
      const { code, message, help, length } = refusal;
      found.report(code, { start, end: start + length }, message, { help });
      broken ||= lexeme.startsWith("*");
    }
    for (const token of parser.next(lexeme)) tokens.push(token);
    if (parser.stack.length - 2 > maxDepth) return reportDepth(start, found, tokens);
    previous = lexeme;
  }
  tokens.push(...parser.end());
  return { tokens, broken };
}

function reportDepth(start: number, found: DiagnosticCollector, tokens: readonly CST.Token[]): Tokens {
  found.report(
    "nested-too-deep",
    { start, end: start + 1 },
    `the document is nested more than ${maxDepth} levels deep`,
    {
      help: "a metric's attribute stands at level four: remove the surplus brackets or indentation",
    },
  );
  return { tokens, broken: true };
}

/** Nearly all lexemes are told from these by their first character, which keeps the loop fast. */
const suspicious = "*&!%\"'";

function refusalOf(lexeme: string): Refusal | undefined {
  if (!suspicious.includes(lexeme.charAt(0))) return undefined;
  switch (CST.tokenType(lexeme)) {
    case "alias":
      return feature("aliases", lexeme, `to mean the text, write it in quotes: "${lexeme}"`);
    case "anchor":
      return feature(
        "anchors",
        lexeme,
        'to mean the text, write it in quotes; to share an attribute, use "attributes"',
      );
    case "tag":
      return feature("tags", lexeme, "to mean the text, write it in quotes");
    case "directive-line":
      return feature("directives", lexeme, "remove the line");
    case "double-quoted-scalar":
    case "single-quoted-scalar":
      return isClosed(lexeme) ? undefined : unclosed(lexeme.charAt(0));
    default:
      return undefined;
  }
}

function feature(name: string, lexeme: string, help: string): Refusal {
  return {
    code: "yaml-feature",
    message: `a catalog has no ${name}, found ${quote(lexeme)}`,
    help,
    length: lexeme.length,
  };
}

function isClosed(quoted: string): boolean {
  return quoted.length > 1 && quoted.endsWith(quoted.charAt(0));
}

function unclosed(mark: string): Refusal {
  return {
    code: "yaml-syntax",
    message: "a quote is never closed",
    help: `close it with ${mark}, or remove it`,
    length: 1,
  };
}
