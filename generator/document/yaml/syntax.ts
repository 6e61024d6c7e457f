import type { YAMLError } from "yaml";
import type { DiagnosticCollector } from "../../diagnostics/collector.js";
import { placeIn, type SourceText, type Span } from "../../source.js";
import type { SyntaxFinding } from "./syntax-explanations.js";
import { syntaxFinding } from "./syntax-rules.js";

/** As many syntax errors as a person reads at once. */
const mostErrors = 20;

/** Anything about anchors, aliases, tags and directives: `readTokens` has reported them, and the rest can be read. */
const harmless: readonly YAMLError["code"][] = [
  "ALIAS_PROPS",
  "BAD_ALIAS",
  "BAD_COLLECTION_TYPE",
  "BAD_DIRECTIVE",
  "BAD_PROP_ORDER",
  "MULTIPLE_ANCHORS",
  "MULTIPLE_TAGS",
  "TAG_RESOLVE_FAILED",
];

/** A quote that is not closed: `readTokens` has reported where it opens. */
const unclosedQuote = /^Missing closing ["']quote$/;

/** Reports the syntax errors of the YAML library, one a line; says whether there were any. */
export function reportSyntax(errors: readonly YAMLError[], source: SourceText, found: DiagnosticCollector): boolean {
  const { text } = source;
  const harmful = errors.filter(({ code }) => !harmless.includes(code));
  const own = onePerPlace(harmful.filter(({ message }) => !unclosedQuote.test(message)));
  const all = own.map(({ message, pos }) => syntaxFinding(message, within(pos, text), text));
  const findings = onePerLine(all, text).filter(({ mayFollow }, index) => index === 0 || !mayFollow);
  for (const { span, message, help } of findings.slice(0, mostErrors))
    found.report("yaml-syntax", placeIn(source, span), message, { help });
  const [firstLeftOut] = findings.slice(mostErrors);
  if (firstLeftOut !== undefined) {
    const more = findings.length - mostErrors;
    const place = placeIn(source, firstLeftOut.span);
    found.report("yaml-syntax", place, `${more} more syntax errors follow, the first of them here`, {
      help: "fix the ones above first",
    });
  }
  return harmful.length > 0;
}

/** The library says the same place in several words, the most helpful ones first. */
function onePerPlace(errors: readonly YAMLError[]): readonly YAMLError[] {
  const places = new Set<number>();
  return errors.filter(({ pos }) => !places.has(pos[0]) && places.add(pos[0]));
}

/** By position; what follows on the same line is nearly always a consequence. */
function onePerLine(findings: readonly SyntaxFinding[], text: string): readonly SyntaxFinding[] {
  const sorted = [...findings].sort((a, b) => a.span.start - b.span.start);
  return sorted.filter(({ span }, index) => {
    const before = sorted[index - 1];
    return before === undefined || text.slice(before.span.start, span.start).includes("\n");
  });
}

function within([start, end]: readonly [number, number], text: string): Span {
  const first = Math.min(Math.max(0, start), text.length);
  return { start: first, end: Math.min(Math.max(first, end), text.length) };
}
