import type { Outcome } from "./mutate.mjs";

export function runTests(tree: string, tests: readonly string[], limit?: number): Outcome;

export function failuresOf(tree: string): readonly string[];
