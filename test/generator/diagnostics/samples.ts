import type { Diagnostic } from "../../../generator/diagnostics/diagnostic.js";
import type { Place, SourceText } from "../../../generator/source.js";

export function sourceOf(text: string, name = "catalog.yaml"): SourceText {
  return { name, text };
}

/** Where a word first stands in a source. */
export function placeOf(source: SourceText, word: string): Place {
  const start = source.text.indexOf(word);
  return { source, start, end: start + word.length };
}

/** A diagnostic of which only what matters is given. */
export function diagnostic(given: Partial<Diagnostic>): Diagnostic {
  return {
    code: "unknown-key",
    severity: "error",
    at: sourceOf("a"),
    message: "a message",
    help: null,
    related: [],
    ...given,
  };
}
