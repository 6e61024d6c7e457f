import type { DiagnosticCollector } from "../../diagnostics/collector.js";
import type { Place, SourceText } from "../../source.js";

/** What YAML does not allow in a text, but its library lets pass. */
const controlCharacter = /[^\P{Cc}\t\n\r\u0085]/u;

/** The line end of old systems, which editors count differently. */
const loneReturn = /\r(?!\n)/;

/** A line that Git writes into a file, or one of them that was left behind. */
const conflictMark = /^(?:(?:<{7}|>{7}|\|{7})(?= |\r?$)|={7}(?=\r?$))/m;

/** What people copy along with a catalog that stands in a Markdown text; no line of a catalog begins so. */
const fence = /^(?:```|~~~)[^\r\n]*/gm;

/**
 * Reports, once each, what a text must not hold whatever it says. The text as it can be read, of the same length, in which
 * each line of Markdown's is a comment; undefined when the rest cannot be read.
 */
export function readableText(source: SourceText, found: DiagnosticCollector): string | undefined {
  const { text } = source;
  const control = controlCharacter.exec(text);
  if (control !== null) {
    const code = control[0].charCodeAt(0).toString(16).toUpperCase().padStart(4, "0");
    const help = `remove it, or write "\\u${code}" in double quotes`;
    found.report("yaml-syntax", placeOf(control, source), `the text holds the control character U+${code}`, { help });
  }
  const carriage = loneReturn.exec(text);
  if (carriage !== null) {
    const help = "save the file with LF or CRLF line ends";
    found.report("yaml-syntax", placeOf(carriage, source), "a line ends with a carriage return alone", { help });
  }
  const conflict = conflictMark.exec(text);
  if (conflict !== null) {
    const help = "resolve it, and remove the lines that Git has put around it";
    found.report("yaml-syntax", placeOf(conflict, source), "the file holds an unresolved merge conflict", { help });
  }
  if (carriage !== null || conflict !== null) return undefined;
  const fenced = fence.exec(text);
  fence.lastIndex = 0;
  if (fenced === null) return text;
  const help = "remove this line and the one that closes it";
  found.report("yaml-syntax", placeOf(fenced, source), "a catalog is no Markdown, and this line begins a code block", {
    help,
  });
  return text.replace(fence, (line) => `#${" ".repeat(line.length - 1)}`);
}

function placeOf(match: RegExpExecArray, source: SourceText): Place {
  return { source, start: match.index, end: match.index + match[0].length };
}
