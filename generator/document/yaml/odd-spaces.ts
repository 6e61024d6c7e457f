import { CST, Lexer } from "yaml";
import type { DiagnosticCollector } from "../../diagnostics/collector.js";
import type { SourceText } from "../../source.js";

/** Spaces that look like one and are letters to YAML: what editors and web pages put between words that stay together. */
const anyOddSpace = /[\u00a0\u2000-\u200a\u202f\u3000]/;

/** Where they stand in for the one space that YAML needs: ahead of a line's content, or behind a colon or a dash. */
const inPlaceOfSpace = /^([\u00a0\u2000-\u200a\u202f\u3000]+)|^(?:[\w.-]+:|-)([\u00a0\u2000-\u200a\u202f\u3000]+)/;

/**
 * The text with plain spaces where such a one stands in for it; each is a finding. In the middle of a text they are what
 * the person wrote.
 */
export function withPlainSpaces(text: string, source: SourceText, found: DiagnosticCollector): string {
  if (!anyOddSpace.test(text)) return text;
  const pieces: string[] = [];
  let end = 0;
  for (const { start, length } of oddSpaces(text)) {
    const place = { source, start, end: start + length };
    const code = text.charCodeAt(start).toString(16).toUpperCase().padStart(4, "0");
    const name = code === "00A0" ? "a no-break space" : `the character U+${code}`;
    found.report("yaml-syntax", place, `${name} stands where YAML needs a space`, { help: "write a plain space" });
    pieces.push(text.slice(end, start), " ".repeat(length));
    end = start + length;
  }
  return pieces.join("") + text.slice(end);
}

function* oddSpaces(text: string): Iterable<{ readonly start: number; readonly length: number }> {
  let offset = 0;
  let previous = "";
  for (const lexeme of new Lexer().lex(text)) {
    if (isMark(lexeme)) {
      previous = lexeme;
      continue;
    }
    const [, ahead, behind] = (previous === CST.SCALAR && inPlaceOfSpace.exec(lexeme)) || [];
    const length = (ahead ?? behind ?? "").length;
    if (length > 0) yield { start: behind === undefined ? offset : offset + lexeme.indexOf(behind), length };
    offset += lexeme.length;
    previous = lexeme;
  }
}

/** Signs of the lexer that stand for no text. */
function isMark(lexeme: string): boolean {
  return lexeme === CST.SCALAR || lexeme === CST.DOCUMENT || lexeme === CST.FLOW_END;
}
