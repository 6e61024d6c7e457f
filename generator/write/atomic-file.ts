import { randomBytes } from "node:crypto";
import { closeSync, fchmodSync, fsyncSync, openSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { temporaryName } from "./leftovers.js";

type Replacement = {
  readonly text: string | Uint8Array;
  /** Permission bits of the file that is replaced; null for a new file, which the umask decides. */
  readonly mode: number | null;
  /** Whether the bytes must survive a power cut. A file that can be generated again need not: a rename is 7x cheaper. */
  readonly durable: boolean;
};

/**
 * Writes a whole file beside its place and renames it: whoever reads sees the old text or the new one. The temporary
 * file is created exclusively, so that a link planted under its name is not followed; the rename replaces a link
 * planted under the final name and never writes through it.
 */
export function replaceFile(path: string, { text, mode, durable }: Replacement): void {
  const temporary = join(dirname(path), temporaryName(randomBytes(4).toString("hex")));
  try {
    const file = openSync(temporary, "wx", 0o666);
    try {
      if (mode !== null) fchmodSync(file, mode);
      writeFileSync(file, text);
      if (durable) fsyncSync(file);
    } finally {
      closeSync(file);
    }
    renameSync(temporary, path);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  }
}
