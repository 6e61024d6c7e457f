import type { DiagnosticCollector } from "../diagnostics/collector.js";

/** What YAML does not allow in a text, but its library lets pass; and line ends of old that editors count differently. */
const forbidden = /[^\P{Cc}\t\n\r\u0085]/u;
const loneReturn = /\r(?!\n)/;

/** Reports the first character that a catalog must not hold; says whether its lines can be told apart. */
export function reportCharacters(text: string, found: DiagnosticCollector): boolean {
  const control = forbidden.exec(text);
  if (control !== null) {
    const code = control[0].charCodeAt(0).toString(16).toUpperCase().padStart(4, "0");
    const span = { start: control.index, end: control.index + 1 };
    found.report("yaml-syntax", span, `the text holds the control character U+${code}`, {
      help: `remove it, or write "\\u${code}" in double quotes`,
    });
  }
  const carriage = loneReturn.exec(text);
  if (carriage === null) return true;
  const span = { start: carriage.index, end: carriage.index + 1 };
  found.report("yaml-syntax", span, "a line ends with a carriage return alone", {
    help: "save the file with LF or CRLF line ends",
  });
  return false;
}
