import { existsSync } from "node:fs";
import { join } from "node:path";
import { baselineText, entriesOf } from "../../lint/baseline.js";
import { replaceFile } from "../../write/atomic-file.js";
import { baselineName } from "./baseline-file.js";
import { count } from "../display.js";
import { judge, type LintReport } from "./find.js";
import type { Outcome } from "../outcome.js";
import { renderLint } from "./render.js";
import type { LintRequest } from "../request.js";
import type { Surroundings } from "../surroundings.js";

/**
 * Accepts what is found now, and tells the rest. Nothing is written while the catalog has parts that cannot be judged, as
 * their entries would be lost; nor for a catalog without findings that has no baseline.
 */
export async function writeBaseline(report: LintReport, request: LintRequest, around: Surroundings): Promise<Outcome> {
  const { file, linted } = report;
  if (linted?.resolution?.complete !== true) return renderLint(report, request, around);
  const entries = entriesOf(linted.findings);
  const name = baselineName(file);
  const path = join(file.folder, name);
  if (entries.length === 0 && !existsSync(path)) return renderLint(report, request, around);
  await around.shield(async () => replaceFile(path, { text: baselineText(entries), mode: null, durable: true }));
  const done = `${name}: ${count(entries.length, "finding")} accepted\n`;
  return renderLint(await judge(report, request), request, around, done);
}
