import { configureGlobal } from "fast-check";

/**
 * How often a property is tried with random values; `npm run fuzz` tries those of files that ask here
 * twenty times as often.
 */
export function runs(usual: number): { readonly numRuns: number } {
  return { numRuns: usual * Number(process.env["METERBOOK_FUZZ"] ?? 1) };
}

// Those that say nothing.
configureGlobal(runs(100));
