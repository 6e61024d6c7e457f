import type { Span } from "../source.js";
import type { DiagnosticCode } from "./codes.js";
import type { Severity } from "./severity.js";

/** Another place that belongs to a finding, such as a first definition. */
export type RelatedPlace = { readonly span: Span; readonly message: string };

/**
 * One finding about a catalog. `span` is null only when the file as a whole is meant (it cannot be read, say).
 * `message` is one sentence, lower-case and without a period; `help` says what to do.
 */
export type Diagnostic = {
  readonly code: DiagnosticCode;
  readonly severity: Severity;
  readonly span: Span | null;
  readonly message: string;
  readonly help: string | null;
  readonly related: readonly RelatedPlace[];
};

export type Remark = { readonly help?: string | undefined; readonly related?: readonly RelatedPlace[] };
