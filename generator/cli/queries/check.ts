import { join } from "node:path";
import { byPosition, DiagnosticCollector } from "../../diagnostics/collector.js";
import type { Diagnostic } from "../../diagnostics/diagnostic.js";
import { baselineText, entriesOf, sift } from "../../lint/baseline.js";
import { checkQueries } from "../../queries/check.js";
import { replaceFile } from "../../write/atomic-file.js";
import type { Outcome } from "../host/outcome.js";
import type { Host } from "../host/host.js";
import { today } from "../host/today.js";
import { baselineName, entryOf, readBaselineFile } from "./baseline.js";
import { openQueries, type OpenQueries } from "./open.js";
import { reportCheck, reportClosed } from "./report.js";
import type { QueriesRequest } from "./command.js";

/** What a check found, after what is accepted was left out. */
export type CheckResult = {
  readonly open: OpenQueries;
  readonly diagnostics: readonly Diagnostic[];
  readonly accepted: number;
  readonly listed: number;
};

export async function check(request: QueriesRequest, host: Host): Promise<Outcome> {
  const open = await openQueries(request, host);
  if ("diagnostics" in open) return reportClosed(open, request, host);
  const day = today(request.today, host.environment);
  const { findings, accepted } = checkQueries({ ...open, today: day }, open.unread);
  const all = findings.map((finding) => ({ ...entryOf(finding, open), diagnostic: finding.diagnostic }));
  if (request.baseline === "write") {
    const entries = entriesOf(all);
    const path = join(open.catalogFile.folder, baselineName(open.catalogFile));
    await host.shield(async () => replaceFile(path, { text: baselineText(entries), mode: null, durable: true }));
  }
  const found = new DiagnosticCollector();
  const entries = request.baseline === "ignore" ? [] : readBaselineFile(open.catalogFile, found);
  const { left, accepted: listed, unused } = sift(all, entries);
  for (const { code, place } of unused) {
    const help = "run `meterbook queries check --write-baseline`, which leaves it out";
    found.report("unused-baseline-entry", place, `"${code}" is listed, and is found no more`, { help });
  }
  const diagnostics = byPosition([...left.map(({ diagnostic }) => diagnostic), ...found.sorted()]);
  return reportCheck({ open, diagnostics, accepted, listed }, request, host);
}
