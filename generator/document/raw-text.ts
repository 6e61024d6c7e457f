import type { DiagnosticCollector } from "../diagnostics/collector.js";
import type { Place, SourceText } from "../source.js";

/** What YAML does not allow in a text, but its library lets pass. */
const controlCharacter = /[^\P{Cc}\t\n\r\u0085]/u;

/** The line end of old systems, which editors count differently. */
const loneReturn = /\r(?!\n)/;

const conflictMark = /^(?:<{7}|>{7})(?= |\r?$)/m;

/** Reports, once each, what a text must not hold whatever it says; answers whether the rest can be read. */
export function reportRawText(source: SourceText, found: DiagnosticCollector): boolean {
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
  return carriage === null && conflict === null;
}

function placeOf(match: RegExpExecArray, source: SourceText): Place {
  return { source, start: match.index, end: match.index + match[0].length };
}
