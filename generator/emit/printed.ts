import type { Artifact } from "./emitter.js";
import { inputHash } from "./input-hash.js";

/**
 * Files whose texts are printed together, when one of them is asked for first. The input is all that decides the texts:
 * `print` reads nothing else, and compares no objects of different entries by identity. So what was printed of an equal input
 * need not be printed again.
 */
export function printed<Input extends object>(
  paths: readonly string[],
  input: Input,
  print: (input: Input) => readonly string[],
): readonly Artifact[] {
  let texts: readonly string[] | undefined;
  let hash: string | undefined;
  const printOnce = () => {
    texts ??= print(input);
    return texts;
  };
  return paths.map((path, index) => ({
    path,
    get text() {
      return printOnce()[index] ?? "";
    },
    get inputHash() {
      hash ??= inputHash(input);
      return hash;
    },
  }));
}
