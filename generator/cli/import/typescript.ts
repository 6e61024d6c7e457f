import { readFileSync } from "node:fs";
import { join } from "node:path";
import { catalogFromCode } from "../../import/typescript/from-code.js";
import { codeRequest, readOr, withEngine } from "../code/read-code.js";
import { displayPath } from "../terminal/display.js";
import type { ImportReader } from "./formats.js";

export const importTypescript: ImportReader = async (request, host) => {
  const code = codeRequest(request, host.cwd);
  const { readMetrics } = await withEngine(() => import("../../typescript/read-metrics.js"));
  host.progress("reading the code", Number.POSITIVE_INFINITY);
  const nameOf = (path: string) => displayPath(host.cwd, path);
  return catalogFromCode(readOr(readMetrics(code)), { name: packageName(host.cwd), nameOf });
};

/** Without its scope. */
function packageName(folder: string): string | null {
  try {
    const { name }: { readonly name?: unknown } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
    return typeof name === "string" ? name.replace(/^@[^/]*\//, "") : null;
  } catch {
    return null;
  }
}
