import { Composer, type CST, type ParsedNode } from "yaml";
import type { DiagnosticCollector } from "../../diagnostics/collector.js";
import type { SourceText } from "../../source.js";
import { withPlainSpaces } from "./odd-spaces.js";
import { readableText } from "./raw-text.js";
import { reportSyntax } from "./syntax.js";
import { catalogLimits, type Limits, readTokens } from "./tokens.js";

const options = { version: "1.2", schema: "core", uniqueKeys: false, resolveKnownTags: false } as const;

/**
 * The root of the one YAML document in a text: null when it holds nothing but white space and comments; undefined, and
 * findings, when it is not well-formed.
 */
export function composeYaml(
  source: SourceText,
  found: DiagnosticCollector,
  limits: Limits = catalogLimits,
): ParsedNode | null | undefined {
  const readable = readableText(source, found);
  if (readable === undefined) return undefined;
  const text = withPlainSpaces(readable, source, found);
  const { tokens, broken } = readTokens({ source, text }, found, limits);
  const first = firstDocument(tokens, source, found);
  if (broken) return undefined;
  const [document] = new Composer(options).compose(first, true, source.text.length);
  if (document === undefined || reportSyntax(document.errors, source, found)) return undefined;
  return document.contents;
}

/** The tokens ahead of a second document, which is a finding; directives are findings already. */
function firstDocument(
  tokens: readonly CST.Token[],
  source: SourceText,
  found: DiagnosticCollector,
): readonly CST.Token[] {
  const { text } = source;
  const plain = tokens.filter((token) => token.type !== "directive");
  const [, second] = plain.filter((token) => token.type === "document");
  if (second === undefined) return plain;
  const { offset } = second;
  const end = text.startsWith("---", offset) ? offset + 3 : Math.min(offset + 1, text.length);
  found.report("yaml-feature", { source, start: offset, end }, "the file holds a second document", {
    help: 'a catalog is one document: remove the line "---" or "..." ahead of it, or the document',
  });
  return plain.slice(0, plain.indexOf(second));
}
