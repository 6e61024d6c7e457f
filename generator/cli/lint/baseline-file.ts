import { join } from "node:path";
import type { DiagnosticCollector } from "../../diagnostics/collector.js";
import { baselineBeside, readBaseline, type WrittenEntry } from "../../lint/baseline.js";
import { besideName } from "../../source.js";
import { readOptional } from "../../write/read-optional.js";
import type { CatalogFile } from "../catalog/catalog-file.js";

/** The file that stands beside `catalog.yaml` as `catalog.baseline.json`. */
export function baselineName({ file }: CatalogFile): string {
  return baselineBeside(file);
}

/** What the baseline accepts: nothing when there is none, or, with a finding, when it cannot be understood. */
export function readBaselineFile(file: CatalogFile, found: DiagnosticCollector): readonly WrittenEntry[] {
  const name = baselineName(file);
  const text = readOptional(join(file.folder, name), name)?.toString("utf8");
  if (text === undefined) return [];
  const read = readBaseline({ name: besideName(file.name, name), text });
  if ("place" in read) {
    found.report("invalid-baseline", read.place, read.message);
    return [];
  }
  return read;
}
