import { recheck } from "./recheck.js";
import { isPlain, widen } from "./widen.js";

/** Steps that a match may take, a fraction of a millisecond. */
const maxSteps = 100_000;

/** As the recorders apply it: to the whole value. */
function anchored(pattern: string): string {
  return `^(?:${pattern})$`;
}

/** Why recorders must not apply a pattern, as the end of a sentence about it; undefined where that is proven harmless. */
export function danger(pattern: string, maxLength: number): string | undefined {
  if (isPlain(pattern)) return undefined;
  const { status, complexity, attack, error } = recheck(anchored(pattern));
  if (status === "unknown") return `cannot be proven harmless: ${error?.message ?? error?.kind ?? "reason unknown"}`;
  if (status === "vulnerable") {
    return `can block the program: ${complexity?.summary} time, for instance for ${attack?.pattern}`;
  }
  return dangerOfRepeats(pattern, maxLength);
}

/** The automaton takes bounded repeats for constants, whatever they multiply up to. */
function dangerOfRepeats(pattern: string, maxLength: number): string | undefined {
  const widened = widen(pattern);
  if (widened === pattern) return undefined;
  const { status, complexity, error } = recheck(anchored(widened));
  if (status === "safe") return undefined;
  if (status === "unknown") return `cannot be proven harmless: ${error?.message ?? error?.kind ?? "reason unknown"}`;
  const degree = complexity?.degree ?? Number.POSITIVE_INFINITY;
  if (maxLength ** degree <= maxSteps) return undefined;
  return `can block the program: its repeats overlap, so that a value of ${maxLength} characters can be split in very many ways`;
}
