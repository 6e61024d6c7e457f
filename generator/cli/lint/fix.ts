import { readFileSync } from "node:fs";
import { join } from "node:path";
import { baselineText } from "../../lint/baseline.js";
import { nextFixes } from "../../lint/next-fixes.js";
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

/** A fix may open the way for others, as where two change one name. */
const mostRounds = 10;

/** Mends the catalog and its baseline, or shows how, and tells what is left. A catalog with errors stays as it is. */
export async function fix(report: LintReport, request: LintRequest, around: Surroundings): Promise<Outcome> {
  const after = await fixed(report, request);
  const rewrites = [...catalogRewrite(report, after.source), ...baselineRewrite(after)];
  if (rewrites.length === 0) return renderLint({ ...after, fixes: [] }, request, around);
  if (request.mode === "dry-fix") {
    const told = await renderLint(report, request, around);
    return request.format === "text" ? { ...told, out: await differenceOf(rewrites, around) } : told;
  }
  for (const { file, bytes, after } of rewrites) await writeEdited(file, bytes, after, around);
  const done = rewrites.map(({ before }) => `${before.name}: fixed\n`).join("");
  const left = await judge(after, request);
  return renderLint({ ...left, fixes: [] }, request, around, done);
}

/** The catalog after the fixes that leave it without errors; what is refused is a finding still. */
async function fixed(report: LintReport, request: LintRequest): Promise<LintReport> {
  const offered = new Set<string>();
  let now = report;
  for (let round = 0; round < mostRounds; round += 1) {
    const fixes = nextFixes(now.fixes, offered);
    if (fixes.length === 0) return now;
    const { openCatalog } = await import("../../edit/open-catalog.js");
    const { amendWhereValid } = await import("../../edit/amend-where-valid.js");
    const open = openCatalog(now.source);
    if (open.kind === "refused") return now;
    const groups = fixes.map(({ amendments }) => amendments);
    now = await judge({ ...now, source: amendWhereValid(open, groups).source }, request);
  }
  return now;
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
  const diffs = rewrites.map(({ before, after }) => unifiedDiff(before.name, before.text, after, "fixed"));
  return paintDiff(diffs.join(""), color.out);
}
