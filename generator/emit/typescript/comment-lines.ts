/** A stretch of a text that begins a line of its own: `text` wraps, and its further lines stand below `hang` spaces. */
export type Stretch = { readonly text: string; readonly hang: number; readonly isCode: boolean };

const item = /^( *)((?:[-*+]|\d{1,9}[.)]) +)(?=\S)/;
const quote = /^ *(?:> *)+/;
const fence = /^ *(?:`{3,}|~{3,})/;

/** One line that begins no item of a list, no quote and no code, as nearly all texts are. */
const plain = /^[A-Za-z][^\t\r\n]*$/;

/**
 * The paragraphs of a Markdown text as a comment shows them. Items of lists, lines of quotes and code keep their lines; the
 * lines of any other paragraph are one. Code that is never closed is closed at the end.
 */
export function commentParagraphs(text: string): readonly (readonly Stretch[])[] {
  if (text === "") return [];
  if (plain.test(text)) return [[{ text: folded(text), hang: 0, isCode: false }]];
  const paragraphs: Stretch[][] = [[]];
  let open: string | undefined;
  for (const line of text
    .replaceAll("\t", "  ")
    .trim()
    .split(/\r\n?|\n/)) {
    const last = paragraphs.at(-1) ?? [];
    const [mark] = fence.exec(line) ?? [];
    if (mark !== undefined || open !== undefined) {
      last.push({ text: line.trimEnd(), hang: 0, isCode: true });
      if (mark !== undefined) open = open === undefined ? mark : undefined;
    } else if (line.trim() === "") paragraphs.push([]);
    else addLine(last, line);
  }
  if (open !== undefined) paragraphs.at(-1)?.push({ text: open, hang: 0, isCode: true });
  return paragraphs.filter((stretches) => stretches.length > 0);
}

function addLine(stretches: Stretch[], line: string): void {
  const before = stretches.at(-1);
  const start = item.exec(line) ?? quote.exec(line);
  const continues = before !== undefined && !before.isCode && start === null;
  const text = folded(line);
  if (continues) stretches[stretches.length - 1] = { ...before, text: `${before.text} ${text}` };
  else if (start === null) stretches.push({ text, hang: 0, isCode: false });
  else {
    const [marker, indent = ""] = start;
    stretches.push({ text: indent + text, hang: marker.length, isCode: false });
  }
}

/** What folding would change. */
const uneven = /[^\S ]| {2}/;

function folded(line: string): string {
  const text = line.trim();
  return uneven.test(text) ? text.replace(/\s+/g, " ") : text;
}
