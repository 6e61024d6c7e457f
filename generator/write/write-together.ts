import { join } from "node:path";
import { apply } from "./apply.js";
import { replaceFile } from "./atomic-file.js";
import { replaceEdited } from "./edited-file.js";
import { inspect } from "./entry.js";
import { CommandError } from "./command-error.js";

type Writing = {
  /** Below the folder, with `/`. */
  readonly path: string;
  readonly text: string;
  /** The text that the file has; null when there is none. */
  readonly before: string | null;
};

/** Writes files of people below a folder, all of them: when one cannot be written, the others are as they were. */
export function writeTogether(folder: string, writings: readonly Writing[]): void {
  const done: Writing[] = [];
  try {
    for (const writing of writings) {
      write(folder, writing);
      done.push(writing);
    }
  } catch (error) {
    for (const writing of done.reverse()) undo(folder, writing);
    throw error;
  }
}

function write(folder: string, { path, text, before }: Writing): void {
  if (before !== null) {
    replaceEdited(join(folder, path), Buffer.from(before), text);
    return;
  }
  if (inspect(folder, path).kind !== "absent") {
    throw new CommandError(`"${join(folder, path)}" was written by somebody else meanwhile`, "run again");
  }
  apply(folder, [{ kind: "create", path, text }], true);
}

function undo(folder: string, { path, before }: Writing): void {
  const entry = inspect(folder, path);
  if (entry.kind !== "file") return;
  if (before === null) apply(folder, [{ kind: "delete", path }], true);
  else replaceFile(join(folder, path), { text: before, mode: entry.mode, durable: true });
}
