import { createRequire } from "node:module";
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

/** What recheck finds out about an expression by its automaton, which proves what it says. */
type Verdict = {
  readonly status: "safe" | "vulnerable" | "unknown";
  readonly complexity?: { readonly summary: string; readonly degree?: number };
  readonly attack?: { readonly pattern: string };
  readonly error?: { readonly kind: string; readonly message?: string };
};

type Recheck = { checkSync(source: string, flags: string, options: object): Verdict };

/** Where the build puts the checker, which is too large to load for catalogs without patterns. */
declare const METERBOOK_RECHECK: string | undefined;

const verdicts = new Map<string, Verdict>();

/** Never fuzzes, because to find nothing by trying proves nothing. An expression is checked once in a process. */
function recheck(source: string): Verdict {
  const known = verdicts.get(source);
  if (known !== undefined) return known;
  const path = typeof METERBOOK_RECHECK === "string" ? METERBOOK_RECHECK : "recheck/lib/browser.js";
  const { checkSync } = createRequire(import.meta.url)(path) as Recheck;
  const verdict = checkSync(source, "u", { checker: "automaton", timeout: 10_000 });
  verdicts.set(source, verdict);
  return verdict;
}
