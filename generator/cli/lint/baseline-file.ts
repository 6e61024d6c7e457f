import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { DiagnosticCollector } from "../../diagnostics/collector.js";
import { baselineBeside, readBaseline, type WrittenEntry } from "../../lint/baseline.js";
import { besideName } from "../../source.js";
import { errnoOf, toCommandError } from "../../write/command-error.js";
import type { CatalogFile } from "../catalog/catalog-file.js";

/** The file that stands beside `catalog.yaml` as `catalog.baseline.json`. */
export function baselineName({ file }: CatalogFile): string {
  return baselineBeside(file);
}

/** What the baseline accepts: nothing when there is none, or, with a finding, when it cannot be understood. */
export function readBaselineFile(file: CatalogFile, found: DiagnosticCollector): readonly WrittenEntry[] {
  const name = baselineName(file);
  const text = readOptional(join(file.folder, name), name);
  if (text === undefined) return [];
  const read = readBaseline({ name: besideName(file.name, name), text });
  if ("place" in read) {
    found.report("invalid-baseline", read.place, read.message);
    return [];
  }
  return read;
}

function readOptional(path: string, name: string): string | undefined {
  try {
    return readFileSync(path, "utf8");
  } catch (error) {
    if (errnoOf(error) === "ENOENT") return undefined;
    throw toCommandError(error, `read "${name}"`);
  }
}
