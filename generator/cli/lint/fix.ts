import { readFileSync } from "node:fs";
import { join } from "node:path";
import { baselineText } from "../../lint/baseline.js";
import { nextFixes } from "../../lint/next-fixes.js";
import { changedFiles, type Rewrite, writeRewrites } from "../catalog/rewrites.js";
import type { Host } from "../host/host.js";
import type { Outcome } from "../host/outcome.js";
import type { Palette } from "../terminal/color.js";
import { baselineName } from "./baseline-file.js";
import type { LintRequest } from "./command.js";
import { type LintFindings, lintText } from "./find.js";
import { reportLint } from "./report.js";

/** A fix may open the way for others, as where two change one name. */
const mostRounds = 10;

/** Fixes the catalog and its baseline, or shows how, and reports what is left. A catalog with errors stays as it is. */
export async function fix(found: LintFindings, request: LintRequest, host: Host): Promise<Outcome> {
  const after = await fixed(found, request, host);
  const rewrites = [...changedFiles(found.files, after.source), ...baselineRewrite(after)];
  if (rewrites.length === 0) return reportLint({ ...after, fixes: [] }, request, host);
  if (request.mode === "dry-fix") {
    return reportLint(found, request, host, { diff: (style) => differenceOf(rewrites, style) });
  }
  await writeRewrites(rewrites, host);
  const done = rewrites.map(({ source }) => `${source.name}: fixed\n`).join("");
  const left = await lintText(after, request, host);
  return reportLint({ ...left, fixes: [] }, request, host, { done });
}

/** The catalog after the fixes that leave it without errors; what the others were for is a finding still. */
async function fixed(found: LintFindings, request: LintRequest, host: Host): Promise<LintFindings> {
  const offered = new Set<string>();
  let current = found;
  for (let round = 0; round < mostRounds; round += 1) {
    const fixes = nextFixes(current.fixes, offered);
    if (fixes.length === 0) return current;
    const { openCatalog } = await import("../../edit/open-catalog.js");
    const { amendWhereValid } = await import("../../edit/amend-where-valid.js");
    const open = openCatalog(current.source);
    if (open.kind === "invalid") return current;
    const groups = fixes.map(({ amendments }) => amendments);
    current = await lintText({ ...current, source: amendWhereValid(open, groups).source }, request, host);
  }
  return current;
}

function baselineRewrite({ file, baseline }: LintFindings): readonly Rewrite[] {
  if (baseline.unused.length === 0) return [];
  const unused = new Set(baseline.unused);
  const name = baselineName(file);
  const bytes = readFileSync(join(file.folder, name));
  const after = baselineText(baseline.entries.filter((entry) => !unused.has(entry)));
  return [{ file: { ...file, file: name }, bytes, source: { name, text: bytes.toString("utf8") }, after }];
}

async function differenceOf(rewrites: readonly Rewrite[], style: Palette): Promise<string> {
  const { unifiedDiff } = await import("../../write/unified-diff.js");
  const { paintDiff } = await import("../terminal/paint-diff.js");
  const diffs = rewrites.map(({ source, after }) => unifiedDiff(source.name, source.text, after, "fixed"));
  return paintDiff(diffs.join(""), style);
}
