import { visible } from "../../visible.js";

/** A stretch of inline Markdown: a code span with its backticks, or what lies between code spans. */
export type Stretch = { readonly isCode: boolean; readonly text: string };

/** Any value as inline code. Markdown has no empty code span, so the empty value is shown as two quotes. */
export function code(value: string): string {
  const shown = value === "" ? '""' : visible(value);
  const fence = "`".repeat(longestRun(shown) + 1);
  return needsPadding(shown) ? `${fence} ${shown} ${fence}` : fence + shown + fence;
}

/** Markdown drops one space from both sides of code, unless there is nothing but spaces. */
function needsPadding(shown: string): boolean {
  if (shown.startsWith("`") || shown.endsWith("`")) return true;
  return shown.startsWith(" ") && shown.endsWith(" ") && shown.trim() !== "";
}

function longestRun(text: string): number {
  if (!text.includes("`")) return 0;
  return backtickRuns(text).reduce((longest, { length }) => Math.max(longest, length), 0);
}

/**
 * Divides inline Markdown as CommonMark does: a run of backticks opens code if an equally long run follows,
 * and a backslash takes the next backtick's meaning only outside code. Runs without a partner stay in the text.
 */
export function stretches(markdown: string): readonly Stretch[] {
  if (!markdown.includes("`")) return [{ isCode: false, text: markdown }];
  const found: Stretch[] = [];
  const runs = backtickRuns(markdown);
  let textStart = 0;
  let next = 0;
  for (const [index, run] of runs.entries()) {
    if (run.start < next) continue;
    const open = isEscaped(markdown, run.start, next) ? { start: run.start + 1, length: run.length - 1 } : run;
    const close = open.length === 0 ? undefined : partner(runs, index + 1, open.length);
    next = run.start + run.length;
    if (close === undefined) continue;
    next = close.start + close.length;
    if (open.start > textStart) found.push({ isCode: false, text: markdown.slice(textStart, open.start) });
    found.push({ isCode: true, text: markdown.slice(open.start, next) });
    textStart = next;
  }
  if (textStart < markdown.length) found.push({ isCode: false, text: markdown.slice(textStart) });
  return found;
}

type Run = { readonly start: number; readonly length: number };

function backtickRuns(markdown: string): readonly Run[] {
  const runs: Run[] = [];
  for (let start = markdown.indexOf("`"); start !== -1; ) {
    let end = start + 1;
    while (markdown[end] === "`") end += 1;
    runs.push({ start, length: end - start });
    start = markdown.indexOf("`", end);
  }
  return runs;
}

function partner(runs: readonly Run[], from: number, length: number): Run | undefined {
  for (let index = from; index < runs.length; index++) {
    if (runs[index]?.length === length) return runs[index];
  }
  return undefined;
}

/** Whether an odd number of backslashes stands before a place, counted back to `from` at most. */
function isEscaped(markdown: string, place: number, from: number): boolean {
  let before = place;
  while (before > from && markdown[before - 1] === "\\") before--;
  return (place - before) % 2 === 1;
}
