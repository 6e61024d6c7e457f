import type { Diagnostic } from "../../../generator/diagnostics/diagnostic.js";
import type { SourceText, Span } from "../../../generator/source.js";

export function sourceOf(text: string): SourceText {
  return { name: "catalog.yaml", text };
}

/** Where a word first stands in a text. */
export function spanOf(text: string, word: string): Span {
  const start = text.indexOf(word);
  return { start, end: start + word.length };
}

/** A diagnostic of which only what matters is given. */
export function diagnostic(given: Partial<Diagnostic>): Diagnostic {
  return {
    code: "unknown-key",
    severity: "error",
    span: null,
    message: "a message",
    help: null,
    related: [],
    ...given,
  };
}
