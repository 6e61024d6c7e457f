import { CST, Lexer, Parser } from "yaml";
import type { DiagnosticCollector } from "../../diagnostics/collector.js";
import type { SourceText } from "../../source.js";
import { mostLexemes } from "../limits.js";
import { quote } from "../quote.js";

export type Limits = {
  /** Maps and lists inside one another; the format itself needs eight. */
  readonly depth: number;
  /** Words, signs and line ends. */
  readonly lexemes: number;
  /** Whether anchors and aliases may stand in it. */
  readonly references?: true;
};

export const catalogLimits: Limits = { depth: 24, lexemes: mostLexemes };

/** The tokens of a text as far as they were read; `broken` when what is left out could change the meaning of the rest. */
type Tokens = { readonly tokens: readonly CST.Token[]; readonly broken: boolean };

type Unsupported = {
  readonly code: "yaml-feature" | "yaml-syntax";
  readonly message: string;
  readonly help: string;
  readonly length: number;
};

/**
 * Splits a text into the concrete tokens of YAML. Reports what a catalog does not use (`yaml-feature`), and stops with a
 * finding at the limits: so nothing after it recurses deeply or runs out of memory, whatever the text.
 */
export function readTokens(
  { source, text }: { readonly source: SourceText; readonly text: string },
  found: DiagnosticCollector,
  limits: Limits = catalogLimits,
): Tokens {
  const parser = new Parser();
  const tokens: CST.Token[] = [];
  let broken = false;
  let previous = "";
  let count = 0;
  for (const lexeme of new Lexer().lex(text)) {
    const start = parser.offset;
    const unsupported = previous === CST.SCALAR ? undefined : unsupportedIn(lexeme, limits);
    if (unsupported !== undefined) {
      const { code, message, help, length } = unsupported;
      found.report(code, { source, start, end: start + length }, message, { help });
      broken ||= lexeme.startsWith("*");
    }
    for (const token of parser.next(lexeme)) tokens.push(token);
    count += 1;
    if (isDeeper(parser.stack, limits.depth)) {
      reportDepth(source, start, limits.depth, found);
      return { tokens, broken: true };
    }
    if (count > limits.lexemes) {
      reportLength(source, limits.lexemes, found);
      return { tokens, broken: true };
    }
    previous = lexeme;
  }
  tokens.push(...parser.end());
  return { tokens, broken };
}

function isDeeper(stack: readonly CST.Token[], depth: number): boolean {
  return stack.length > depth && stack.filter(CST.isCollection).length > depth;
}

function reportLength(source: SourceText, limit: number, found: DiagnosticCollector): void {
  found.report("file-too-large", source, `the file has more than ${limit} words and signs`, {
    help: "check that the right file is named",
  });
}

function reportDepth(source: SourceText, start: number, limit: number, found: DiagnosticCollector): void {
  const place = { source, start, end: start + 1 };
  found.report("nested-too-deep", place, `the document is nested more than ${limit} levels deep`, {
    help: "a metric's attribute stands at level four: remove the surplus brackets or indentation",
  });
}

/** The first character distinguishes nearly all lexemes from these, which keeps the loop fast. */
const suspicious = "*&!%\"'";

function unsupportedIn(lexeme: string, { references }: Limits): Unsupported | undefined {
  if (!suspicious.includes(lexeme.charAt(0))) return undefined;
  if (references === true && (lexeme.startsWith("*") || lexeme.startsWith("&"))) return undefined;
  switch (CST.tokenType(lexeme)) {
    case "alias":
      return feature("aliases", lexeme, helpForAlias(lexeme));
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

/** A star alone begins a list in Markdown, or stands for all in other tools. */
function helpForAlias(lexeme: string): string {
  if (lexeme === "*") return 'remove the "*"; to mean the text, write it in quotes: "*"';
  return `to mean the text, write it in quotes: ${quote(lexeme)}`;
}

function feature(name: string, lexeme: string, help: string): Unsupported {
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

function unclosed(mark: string): Unsupported {
  return {
    code: "yaml-syntax",
    message: "a quote is never closed",
    help: `close it with ${mark}, or remove it`,
    length: 1,
  };
}
