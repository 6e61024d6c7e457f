import type { SourceText, Span } from "../../source.js";

/** A line that begins or ends a block; `name` is what stands after `begin`, empty when nothing does. */
export type Marker = {
  readonly kind: "begin" | "end" | "unknown";
  readonly name: string;
  /** The line without its line break. */
  readonly span: Span;
  /** Where the next line starts. */
  readonly next: number;
};

/** A comment of ours that has a line to itself; four spaces ahead of it would make it code. */
const markerLine = /^ {0,3}<!--\s*meterbook:(\S*?)(?:\s+(.*?))?\s*-->\s*$/;

/** The markers of a Markdown file in their order; those in fenced code are examples and not among them. */
export function markersIn({ text }: SourceText): readonly Marker[] {
  const found: Marker[] = [];
  let fence: string | undefined;
  for (const { line, span, next } of linesOf(text)) {
    const run = /^\s*(?:>\s*)*(`{3,}(?=[^`]*$)|~{3,})/.exec(line)?.[1];
    if (fence === undefined) {
      const [, kind, name = ""] = markerLine.exec(line) ?? [];
      if (kind !== undefined) found.push({ kind: kindOf(kind), name, span, next });
      fence = run;
    } else if (run?.startsWith(fence) && line.trim().endsWith(run)) {
      fence = undefined;
    }
  }
  return found;
}

function kindOf(word: string): Marker["kind"] {
  return word === "begin" || word === "end" ? word : "unknown";
}

function* linesOf(text: string): Iterable<{ readonly line: string; readonly span: Span; readonly next: number }> {
  for (const match of text.matchAll(/([^\r\n]*)(\r\n|\r|\n|$)/g)) {
    const [whole, line = ""] = match;
    if (whole === "") return;
    yield { line, span: { start: match.index, end: match.index + line.length }, next: match.index + whole.length };
  }
}
