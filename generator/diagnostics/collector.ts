import type { Span } from "../source.js";
import { type DiagnosticCode, diagnosticCodes } from "./codes.js";
import type { Diagnostic, Remark } from "./diagnostic.js";

/** Gathers the findings of one run; the only mutable value that the stages share. */
export class DiagnosticCollector {
  readonly #found: Diagnostic[] = [];

  report(code: DiagnosticCode, span: Span | null, message: string, remark: Remark = {}): void {
    const { severity } = diagnosticCodes[code];
    this.#found.push({ code, severity, span, message, help: remark.help ?? null, related: remark.related ?? [] });
  }

  get hasErrors(): boolean {
    return this.#found.some((diagnostic) => diagnostic.severity === "error");
  }

  /** By position, then in the order of discovery; the file as a whole comes first. */
  sorted(): readonly Diagnostic[] {
    return [...this.#found].sort((a, b) => (a.span?.start ?? -1) - (b.span?.start ?? -1));
  }
}
