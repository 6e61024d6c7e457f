import { readFileSync } from "node:fs";
import { join } from "node:path";
import { baselineText } from "../../lint/baseline.js";
import { fixesOf } from "../../lint/fix.js";
import type { SourceText } from "../../source.js";
import { baselineName } from "./baseline-file.js";
import { judge, type LintReport } from "./find.js";
import type { Outcome } from "../outcome.js";
import { renderLint } from "./render.js";
import type { LintRequest } from "../request.js";
import type { Surroundings } from "../surroundings.js";
import { writeEdited } from "../write-edited.js";

/** A file beside the catalog, or the catalog itself, with what it is to say. */
type Rewrite = {
  readonly file: LintReport["file"];
  readonly bytes: Buffer;
  readonly before: SourceText;
  readonly after: string;
};

/** Mends the catalog and its baseline, or shows how, and tells what is left. A catalog with errors stays as it is. */
export async function fix(report: LintReport, request: LintRequest, around: Surroundings): Promise<Outcome> {
  const source = await mended(report);
  const rewrites = [...catalogRewrite(report, source), ...baselineRewrite(report)];
  if (rewrites.length === 0) return renderLint(report, request, around);
  if (request.mode === "dry-fix") {
    const told = await renderLint(report, request, around);
    return request.format === "text" ? { ...told, out: await differenceOf(rewrites, around) } : told;
  }
  for (const { file, bytes, after } of rewrites) await writeEdited(file, bytes, after, around);
  const done = rewrites.map(({ before }) => `${before.name}: mended\n`).join("");
  return renderLint(await judge({ ...report, source }, request), request, around, done);
}

async function mended({ source, linted, diagnostics }: LintReport): Promise<SourceText> {
  if (linted?.resolution === undefined) return source;
  const fixes = fixesOf(linted.resolution, diagnostics);
  if (fixes.length === 0) return source;
  const { openCatalog } = await import("../../edit/open-catalog.js");
  const { amend } = await import("../../edit/amend.js");
  const open = openCatalog(source);
  const amended = open.kind === "refused" ? open : amend(open, fixes);
  return amended.kind === "refused" ? source : amended.source;
}

function catalogRewrite({ file, bytes, source }: LintReport, { text }: SourceText): readonly Rewrite[] {
  return text === source.text ? [] : [{ file, bytes, before: source, after: text }];
}

function baselineRewrite({ file, baseline }: LintReport): readonly Rewrite[] {
  if (baseline.unused.length === 0) return [];
  const unused = new Set(baseline.unused);
  const name = baselineName(file);
  const bytes = readFileSync(join(file.folder, name));
  const after = baselineText(baseline.entries.filter((entry) => !unused.has(entry)));
  return [{ file: { ...file, file: name }, bytes, before: { name, text: bytes.toString("utf8") }, after }];
}

/** It is data, and takes the place of the summary. */
async function differenceOf(rewrites: readonly Rewrite[], { color }: Surroundings): Promise<string> {
  const { unifiedDiff } = await import("../../write/unified-diff.js");
  const { paintDiff } = await import("../paint-diff.js");
  const diffs = rewrites.map(({ before, after }) => unifiedDiff(before.name, before.text, after, "mended"));
  return paintDiff(diffs.join(""), color.out);
}
