import { readFileSync } from "node:fs";
import { join } from "node:path";
import { replaceFile } from "./atomic-file.js";
import { inspect } from "./entry.js";
import { attempt, Refusal } from "./refusal.js";

export type Rewriting = {
  readonly folder: string;
  readonly file: string;
  /** What the file held when it was read. */
  readonly before: Uint8Array;
  readonly text: string;
};

/** Replaces a file that a person wrote, unless somebody else has changed it since it was read. */
export function rewriteFile({ folder, file, before, text }: Rewriting): void {
  const path = join(folder, file);
  const mode = refuseUnlessPlain(folder, file);
  if (!attempt(`read "${path}"`, () => readFileSync(path)).equals(before)) {
    throw new Refusal(`"${path}" was changed by somebody else meanwhile`, "run again");
  }
  attempt(`write "${path}"`, () => replaceFile(path, { text, mode, durable: true }));
}

/** The permission bits of a plain file. A link is refused: the rename would put a file in its place. */
function refuseUnlessPlain(folder: string, file: string): number {
  const entry = inspect(folder, file);
  if (entry.kind === "file") return entry.mode;
  const what = entry.kind === "absent" ? "it does not exist" : `it is ${entry.what}`;
  throw new Refusal(`cannot write "${join(folder, file)}": ${what}`, "name the file itself with `--catalog`");
}
