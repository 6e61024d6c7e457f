export type Mutant = {
  readonly name: string;
  readonly file: string;
  readonly from: string;
  readonly to: string;
  readonly tests: readonly string[];
  readonly short?: true;
};

export type Verdict = { readonly verdict: "killed" | "survived" | "error"; readonly reason?: string };

export type Outcome = "passed" | "failed" | "timeout" | "unclear";

export function replaceOnce(text: string, fragment: string, replacement: string): string;

export function tryMutant(
  tree: string,
  mutant: Mutant,
  runTests: (tree: string, tests: readonly string[]) => Outcome,
): Verdict;
