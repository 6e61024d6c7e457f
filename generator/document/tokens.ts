import { CST, Lexer, Parser } from "yaml";
import type { DiagnosticCollector } from "../diagnostics/collector.js";
import type { Span } from "../source.js";

/** Maps and lists inside one another that a document may have; the format itself needs eight. */
export const maxDepth = 24;

/** The tokens of a text as far as they were read; `broken` when what is left out could change the meaning of the rest. */
export type Tokens = { readonly tokens: readonly CST.Token[]; readonly broken: boolean };

type Refusal = { readonly message: string; readonly help: string };

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
    const span = { start: parser.offset, end: parser.offset + lexeme.length };
    const refusal = previous === CST.SCALAR ? undefined : refusalOf(lexeme);
    if (refusal !== undefined) {
      found.report("yaml-feature", span, refusal.message, { help: refusal.help });
      broken ||= lexeme.startsWith("*");
    }
    tokens.push(...parser.next(lexeme));
    if (parser.stack.length - 2 > maxDepth) return reportDepth(span, found, tokens);
    previous = lexeme;
  }
  tokens.push(...parser.end());
  return { tokens, broken };
}

function reportDepth(span: Span, found: DiagnosticCollector, tokens: readonly CST.Token[]): Tokens {
  found.report("nested-too-deep", span, `the document is nested more than ${maxDepth} levels deep`, {
    help: "a metric's attribute stands at level four: remove the surplus brackets or indentation",
  });
  return { tokens, broken: true };
}

function refusalOf(lexeme: string): Refusal | undefined {
  switch (CST.tokenType(lexeme)) {
    case "alias":
      return {
        message: `a catalog has no aliases, found "${lexeme}"`,
        help: `to mean the text, write it in quotes: "${lexeme}"; to share an attribute, define it under "attributes"`,
      };
    case "anchor":
      return {
        message: `a catalog has no anchors, found "${lexeme}"`,
        help: `to mean the text, write it in quotes; to share an attribute, define it under "attributes"`,
      };
    case "tag":
      return { message: `a catalog has no tags, found "${lexeme}"`, help: "to mean the text, write it in quotes" };
    case "directive-line":
      return { message: `a catalog has no directives, found "${lexeme}"`, help: "remove the line" };
    default:
      return undefined;
  }
}
