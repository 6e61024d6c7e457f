import { existsSync } from "node:fs";
import { join } from "node:path";
import { baselineText, entriesOf } from "../../lint/baseline.js";
import { replaceFile } from "../../write/atomic-file.js";
import type { Host } from "../host/host.js";
import type { Outcome } from "../host/outcome.js";
import { count } from "../terminal/display.js";
import { baselineName } from "./baseline-file.js";
import type { LintRequest } from "./command.js";
import { type LintFindings, lintText } from "./find.js";
import { reportLint } from "./report.js";

/**
 * Accepts the findings, and reports the others. Nothing is written while the catalog has parts that cannot be checked, as
 * their entries would be lost; nor for a catalog without findings that has no baseline.
 */
export async function writeBaseline(found: LintFindings, request: LintRequest, host: Host): Promise<Outcome> {
  const { file, linted } = found;
  if (linted?.resolution?.complete !== true) return reportLint(found, request, host);
  const entries = entriesOf(linted.findings);
  const name = baselineName(file);
  const path = join(file.folder, name);
  if (entries.length === 0 && !existsSync(path)) return reportLint(found, request, host);
  await host.shield(async () => replaceFile(path, { text: baselineText(entries), mode: null, durable: true }));
  const done = `${name}: ${count(entries.length, "finding")} accepted\n`;
  return reportLint(await lintText(found, request, host), request, host, { done });
}
