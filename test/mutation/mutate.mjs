import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/**
 * The text with the replacement in place of the fragment. A fragment that does not stand in it exactly once is an error:
 * the list of mutants has to follow the source.
 */
export function replaceOnce(text, fragment, replacement) {
  const parts = text.split(fragment);
  if (parts.length !== 2) throw new Error(`the fragment stands ${parts.length - 1} times in the file: ${fragment}`);
  if (fragment === replacement) throw new Error(`the replacement is the fragment itself: ${fragment}`);
  return parts.join(replacement);
}

/**
 * Makes one mutant in a tree, runs its tests there, and puts the file back. `killed` when a test fails, `survived` when all
 * pass, `error` when the mutant cannot be made or its tests do not run.
 */
export function tryMutant(tree, mutant, runTests) {
  const missing = [mutant.file, ...mutant.tests].find((path) => !existsSync(join(tree, path)));
  if (missing !== undefined) return { verdict: "error", reason: `there is no ${missing}` };
  const path = join(tree, mutant.file);
  const original = readFileSync(path, "utf8");
  try {
    writeFileSync(path, replaceOnce(original, mutant.from, mutant.to));
    return verdictOf(runTests(tree, mutant.tests));
  } catch (error) {
    return { verdict: "error", reason: error.message };
  } finally {
    writeFileSync(path, original);
  }
}

function verdictOf(outcome) {
  if (outcome === "unclear") return { verdict: "error", reason: "its tests cannot be run" };
  return outcome === "passed" ? { verdict: "survived" } : { verdict: "killed" };
}
