import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** What commands remember of folders without `node_modules` is gone when the tests have ended. */
export function setup(): () => void {
  const folder = mkdtempSync(join(tmpdir(), "meterbook-cache-"));
  process.env["XDG_CACHE_HOME"] = folder;
  return () => rmSync(folder, { recursive: true, force: true });
}
