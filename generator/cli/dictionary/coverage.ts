import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { type Coverage, readCoverage } from "../../dictionary/coverage.js";
import { attempt, CommandError } from "../../write/command-error.js";
import type { EntryKind } from "../../vocabulary.js";
import { displayPath } from "../terminal/display.js";

/** What reports say of each entry; of one that several have, what the last of them says. Null without reports. */
export function coverageIn(reports: readonly string[], cwd: string): Coverage | null {
  if (reports.length === 0) return null;
  const all = reports.map((report) => coverageOf(resolve(cwd, report), cwd));
  const ofKind = (kind: EntryKind) => new Map(all.flatMap((each) => [...each[kind]]));
  return { metric: ofKind("metric"), event: ofKind("event"), span: ofKind("span") };
}

function coverageOf(path: string, cwd: string): Coverage {
  const name = displayPath(cwd, path);
  const coverage = readCoverage(attempt(`read "${name}"`, () => readFileSync(path, "utf8")));
  if (coverage !== undefined) return coverage;
  throw new CommandError(
    `"${name}" is no report of live-check`,
    "write one with `meterbook live-check --format json -- npm test > report.json`",
  );
}
