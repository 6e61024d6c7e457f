import type { Place, SourceText } from "../source.js";
import type { DiagnosticCode } from "./codes.js";
import type { Severity } from "./severity.js";

/** Another place that belongs to a finding, such as a first definition. */
export type RelatedPlace = { readonly place: Place; readonly message: string };

/**
 * One finding about a text. `at` is a place in it, or the text as a whole (it cannot be read, say).
 * `message` is one sentence, lower-case and without a period; `help` says what to do.
 */
export type Diagnostic = {
  readonly code: DiagnosticCode;
  readonly severity: Severity;
  readonly at: Place | SourceText;
  readonly message: string;
  readonly help: string | null;
  readonly related: readonly RelatedPlace[];
};

export type Remark = {
  readonly help?: string | undefined;
  readonly related?: readonly RelatedPlace[];
  /** Another one than the code's own. */
  readonly severity?: Severity | undefined;
};

/** The place of a finding; null when it is about its text as a whole. */
export function placeOf({ at }: Diagnostic): Place | null {
  return "source" in at ? at : null;
}

/** The text that a finding is about. */
export function sourceOf({ at }: Diagnostic): SourceText {
  return "source" in at ? at.source : at;
}
