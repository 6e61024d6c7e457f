import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { sha256 } from "../../../../generator/write/hash.js";

/** The file that remembers the last run in a folder with `node_modules`. */
export function recordOf(folder: string): string {
  const cache = join(folder, "node_modules/.cache/meterbook");
  return join(cache, readdirSync(cache)[0] ?? "");
}

/** Changes what is remembered, as nobody but the program does. */
export function forge(folder: string, change: (record: Record<string, unknown>) => object): void {
  const path = recordOf(folder);
  const [, text = ""] = readFileSync(path, "utf8").split("\n");
  const changed = JSON.stringify({ ...JSON.parse(text), ...change(JSON.parse(text)) });
  writeFileSync(path, `${sha256(changed)}\n${changed}`);
}
