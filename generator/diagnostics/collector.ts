import type { Place, SourceText } from "../source.js";
import { type CorrectnessCode, correctnessCodes } from "./codes.js";
import { type Diagnostic, placeOf, type Remark, sourceOf } from "./diagnostic.js";

/** Gathers the findings of one run; the only mutable value that the stages share. */
export class DiagnosticCollector {
  readonly #found: Diagnostic[] = [];

  /** Without a help of its own a finding has the general fix of its code. */
  report(code: CorrectnessCode, at: Place | SourceText, message: string, remark: Remark = {}): void {
    const { severity, fix } = correctnessCodes[code];
    const help = remark.help ?? fix.charAt(0).toLowerCase() + fix.slice(1).replace(/\.$/, "");
    this.#found.push({ code, severity: remark.severity ?? severity, at, message, help, related: remark.related ?? [] });
  }

  /** Findings that were made before, such as when a text was first read. */
  add(diagnostics: readonly Diagnostic[]): void {
    for (const diagnostic of diagnostics) this.#found.push(diagnostic);
  }

  get hasErrors(): boolean {
    return this.#found.some((diagnostic) => diagnostic.severity === "error");
  }

  /** Text by text as they were first reported, by position in each, then in the order of discovery. */
  sorted(): readonly Diagnostic[] {
    return byPosition(this.#found);
  }
}

/** Text by text, by position in each; a finding about a text as a whole comes first in it. */
export function byPosition(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  const order = new Map<string, number>();
  for (const diagnostic of diagnostics) {
    const { name } = sourceOf(diagnostic);
    if (!order.has(name)) order.set(name, order.size);
  }
  const rank = (diagnostic: Diagnostic) => order.get(sourceOf(diagnostic).name) ?? 0;
  const start = (diagnostic: Diagnostic) => placeOf(diagnostic)?.start ?? -1;
  return [...diagnostics].sort((a, b) => rank(a) - rank(b) || start(a) - start(b));
}
