import { readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import { replaceFile } from "../write/atomic-file.js";
import { sha256 } from "../write/hash.js";
import { removeLeftovers } from "../write/leftovers.js";
import { makeFolder } from "../write/make-folder.js";

/** The compiled form of a text, in how many runs it grew, and how long ago it did so last, in milliseconds. */
type Kept = { readonly runs: number; readonly data: Buffer; readonly age: number };

/** What stands in a file: the hash of the rest, the runs, and what V8 made. */
const hashBytes = 32;
const headBytes = hashBytes + 1;

/** Of one text alone: V8 compares its length only. */
export function keptName(name: string, text: string): string {
  return `${name}-${sha256(text).slice(0, 16)}`;
}

/** Undefined where there is none, or not the whole of it: V8 would take that as it is. */
export function readKept(folder: string, name: string): Kept | undefined {
  try {
    const path = join(folder, name);
    const bytes = readFileSync(path);
    if (sha256(bytes.subarray(hashBytes)) !== bytes.toString("hex", 0, hashBytes)) return undefined;
    const age = Date.now() - statSync(path).mtimeMs;
    return { runs: bytes[hashBytes] ?? 0, data: bytes.subarray(headBytes), age };
  } catch {
    return undefined;
  }
}

/** In place of what was kept of the file before, and of older texts of it. A folder that cannot be written stays as it is. */
export function writeKept(folder: string, name: string, { runs, data }: Omit<Kept, "age">): void {
  const rest = Buffer.concat([Buffer.of(runs), data]);
  try {
    makeFolder(folder);
    removeLeftovers(folder);
    replaceFile(join(folder, name), {
      text: Buffer.concat([Buffer.from(sha256(rest), "hex"), rest]),
      mode: null,
      durable: false,
    });
    for (const other of readdirSync(folder)) if (isOlder(other, name)) rmSync(join(folder, other), { force: true });
  } catch {
    // The next run compiles again.
  }
}

/** Whether both are of the same file. */
function isOlder(other: string, name: string): boolean {
  const stem = name.lastIndexOf("-");
  return other !== name && other.lastIndexOf("-") === stem && other.slice(0, stem) === name.slice(0, stem);
}
