import { existsSync, statSync } from "node:fs";
import { join } from "node:path";
import type { Amendment } from "../edit/amendment.js";
import { baselineText } from "../lint/baseline.js";
import { fixesOf } from "../lint/fix.js";
import type { SourceText } from "../source.js";
import { replaceFile } from "../write/atomic-file.js";
import { baselineName } from "./baseline-file.js";
import { judge, type LintReport } from "./lint-find.js";
import type { Outcome } from "./outcome.js";
import { renderLint } from "./render-lint.js";
import type { LintRequest } from "./request.js";
import type { Surroundings } from "./surroundings.js";

/** Makes changes of a catalog in its text; undefined when the text has errors, or would have. */
export type Amend = (source: SourceText, amendments: readonly Amendment[]) => SourceText | undefined;

type Rewrite = { readonly path: string; readonly name: string; readonly before: string; readonly after: string };

/** Mends the catalog and its baseline, or shows how, and tells what is left. A catalog with errors stays as it is. */
export async function fix(
  report: LintReport,
  request: LintRequest,
  around: Surroundings,
  amend: Amend,
): Promise<Outcome> {
  const source = mended(report, amend);
  const rewrites = [...catalogRewrite(report, source), ...baselineRewrite(report)];
  if (rewrites.length === 0) return renderLint(report, request, around);
  if (request.mode === "dry-fix") return withDifference(rewrites, await renderLint(report, request, around), request);
  await around.shield(async () => rewrites.forEach(write));
  const done = rewrites.map(({ name }) => `${name}: mended\n`).join("");
  return renderLint(await judge({ ...report, source }, request), request, around, done);
}

function mended({ source, linted, diagnostics }: LintReport, amend: Amend): SourceText {
  if (linted?.resolution === undefined) return source;
  const fixes = fixesOf(linted.resolution, linted.advice, diagnostics);
  return fixes.length === 0 ? source : (amend(source, fixes) ?? source);
}

function catalogRewrite({ file, source }: LintReport, { text }: SourceText): readonly Rewrite[] {
  if (text === source.text) return [];
  return [{ path: join(file.folder, file.file), name: file.name, before: source.text, after: text }];
}

function baselineRewrite({ file, baseline }: LintReport): readonly Rewrite[] {
  if (baseline.unused.length === 0) return [];
  const unused = new Set(baseline.unused);
  const left = baseline.entries.filter((entry) => !unused.has(entry));
  const name = baselineName(file);
  return [{ path: join(file.folder, name), name, before: baselineText(baseline.entries), after: baselineText(left) }];
}

function write({ path, after }: Rewrite): void {
  const mode = existsSync(path) ? statSync(path).mode & 0o777 : null;
  replaceFile(path, { text: after, mode, durable: true });
}

/** The difference is data: it takes the place of the summary. */
async function withDifference(
  rewrites: readonly Rewrite[],
  outcome: Outcome,
  { format }: LintRequest,
): Promise<Outcome> {
  if (format !== "text") return outcome;
  const { unifiedDiff } = await import("../write/unified-diff.js");
  const diffs = rewrites.map(({ name, before, after }) => unifiedDiff(name, before, after));
  return { ...outcome, out: diffs.join("") };
}
