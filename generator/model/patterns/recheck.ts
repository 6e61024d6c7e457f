import { createRequire } from "node:module";

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
export function recheck(source: string): Verdict {
  const known = verdicts.get(source);
  if (known !== undefined) return known;
  const path = typeof METERBOOK_RECHECK === "string" ? METERBOOK_RECHECK : "recheck/lib/browser.js";
  const { checkSync } = createRequire(import.meta.url)(path) as Recheck;
  const verdict = checkSync(source, "u", { checker: "automaton", timeout: 10_000 });
  verdicts.set(source, verdict);
  return verdict;
}
