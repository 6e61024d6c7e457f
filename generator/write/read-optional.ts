import { readFileSync } from "node:fs";
import { errnoOf, toCommandError } from "./command-error.js";

/** The bytes of a file that need not be there; `name` is how errors call it. */
export function readOptional(path: string, name: string): Buffer | undefined {
  try {
    return readFileSync(path);
  } catch (error) {
    if (errnoOf(error) === "ENOENT") return undefined;
    throw toCommandError(error, `read "${name}"`);
  }
}
