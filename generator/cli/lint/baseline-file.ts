import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { DiagnosticCollector } from "../../diagnostics/collector.js";
import { type BaselineEntry, readBaseline } from "../../lint/baseline.js";
import { lineStarts, positionAt } from "../../source.js";
import { errnoOf, toRefusal } from "../../write/refusal.js";
import type { CatalogFile } from "../catalog-file.js";

/** The file that stands beside `catalog.yaml` as `catalog.baseline.json`. */
export function baselineName({ file }: CatalogFile): string {
  return `${file.replace(/\.ya?ml$/, "")}.baseline.json`;
}

/** What the baseline accepts: nothing when there is none, or, with a finding, when it cannot be understood. */
export function readBaselineFile(file: CatalogFile, found: DiagnosticCollector): readonly BaselineEntry[] {
  const name = baselineName(file);
  const text = readOptional(join(file.folder, name), name);
  if (text === undefined) return [];
  const read = readBaseline({ name, text });
  if ("span" in read) {
    const { line, column } = positionAt(lineStarts(text), read.span.start);
    found.report("invalid-baseline", null, `${name}:${line}:${column}: ${read.message}`);
    return [];
  }
  return read;
}

function readOptional(path: string, name: string): string | undefined {
  try {
    return readFileSync(path, "utf8");
  } catch (error) {
    if (errnoOf(error) === "ENOENT") return undefined;
    throw toRefusal(error, `read "${name}"`);
  }
}
