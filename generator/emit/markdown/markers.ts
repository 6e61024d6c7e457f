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
const markerLine = /^ {0,3}<!--[ \t]*meterbook:(.*)-->$/;

/** A fence may begin inside of quotes and list items. */
const fenceStart = /^(?:[\s>]|[-*+]\s|\d{1,9}[.)]\s)*(`{3,}(?=[^`]*$)|~{3,})/;
const fenceEnd = /^[\s>]*(`{3,}|~{3,})\s*$/;

/** The markers of a Markdown file in their order; those in fenced code are examples and not among them. */
export function markersIn({ text }: SourceText): readonly Marker[] {
  const found: Marker[] = [];
  let fence: string | undefined;
  for (const { line, span, next } of linesOf(text)) {
    if (fence !== undefined) {
      if (fenceEnd.exec(line)?.[1]?.startsWith(fence)) fence = undefined;
      continue;
    }
    const parts = markerLine.exec(line.trimEnd())?.[1]?.trim().split(/\s+/);
    if (parts !== undefined) found.push(marker(parts, { span, next }));
    fence = fenceStart.exec(line)?.[1];
  }
  return found;
}

function marker([kind = "", ...name]: readonly string[], place: Pick<Marker, "span" | "next">): Marker {
  return { kind: kind === "begin" || kind === "end" ? kind : "unknown", name: name.join(" "), ...place };
}

function* linesOf(text: string): Iterable<{ readonly line: string; readonly span: Span; readonly next: number }> {
  for (const match of text.matchAll(/([^\r\n]*)(\r\n|\r|\n|$)/g)) {
    const [whole, line = ""] = match;
    if (whole === "") return;
    yield { line, span: { start: match.index, end: match.index + line.length }, next: match.index + whole.length };
  }
}
