import type { Span } from "../source.js";
import { type CorrectnessCode, correctnessCodes } from "./codes.js";
import type { Diagnostic, Remark } from "./diagnostic.js";

/** Gathers the findings of one run; the only mutable value that the stages share. */
export class DiagnosticCollector {
  readonly #found: Diagnostic[] = [];

  /** Without a help of its own a finding has the general mend of its code. */
  report(code: CorrectnessCode, span: Span | null, message: string, remark: Remark = {}): void {
    const { severity, mend } = correctnessCodes[code];
    const help = remark.help ?? mend.charAt(0).toLowerCase() + mend.slice(1).replace(/\.$/, "");
    this.#found.push({ code, severity, span, message, help, related: remark.related ?? [] });
  }

  get hasErrors(): boolean {
    return this.#found.some((diagnostic) => diagnostic.severity === "error");
  }

  /** By position, then in the order of discovery; the file as a whole comes first. */
  sorted(): readonly Diagnostic[] {
    return [...this.#found].sort((a, b) => (a.span?.start ?? -1) - (b.span?.start ?? -1));
  }
}
