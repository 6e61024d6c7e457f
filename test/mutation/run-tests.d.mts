import type { Outcome } from "./mutate.mjs";

export function runTests(tree: string, tests: readonly string[], limit?: number): Outcome;
