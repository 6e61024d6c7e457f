import { readFileSync, realpathSync, statSync } from "node:fs";
import { replaceFile } from "./atomic-file.js";
import { attempt, CommandError } from "./command-error.js";

/**
 * Puts another text in the place of a file that a person wrote: as a whole, with the permissions that it has, where its
 * symbolic links lead. What somebody saved since `before` was read is not overwritten.
 */
export function replaceEdited(path: string, before: Uint8Array, text: string): void {
  const real = attempt(`read "${path}"`, () => realpathSync(path));
  const mode = attempt(`read "${path}"`, () => statSync(real).mode & 0o777);
  if (!attempt(`read "${path}"`, () => readFileSync(real)).equals(before)) {
    throw new CommandError(`cannot write "${path}": it was changed during the run`, "run again");
  }
  attempt(`write "${path}"`, () => replaceFile(real, { text, mode, durable: true }));
}
