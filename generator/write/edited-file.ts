import { readFileSync, realpathSync, statSync } from "node:fs";
import { replaceFile } from "./atomic-file.js";
import { attempt, CommandError } from "./command-error.js";

/** Another text for a file that a person wrote; `before` is how it was read. */
type EditedFile = { readonly path: string; readonly before: Uint8Array; readonly text: string };

/** Replaces all of them: when one cannot be written, those that were are as they had been. */
export function replaceAllEdited(files: readonly EditedFile[]): void {
  const done: EditedFile[] = [];
  try {
    for (const file of files) {
      replaceEdited(file.path, file.before, file.text);
      done.push(file);
    }
  } catch (error) {
    for (const { path, before, text } of done)
      replaceEdited(path, Buffer.from(text), Buffer.from(before).toString("utf8"));
    throw error;
  }
}

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
