import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { DiagnosticCollector } from "../../diagnostics/collector.js";
import { type BaselineEntry, readBaseline, type WrittenEntry } from "../../lint/baseline.js";
import type { ReportedFinding } from "../../queries/check.js";
import { besideName } from "../../source.js";
import { errnoOf, toCommandError } from "../../write/command-error.js";
import type { CatalogFile } from "../catalog/catalog-file.js";
import type { OpenQueries } from "./open.js";

/** The file beside `catalog.yaml` that accepts findings of queries: `catalog.queries-baseline.json`. */
export function baselineName({ file }: CatalogFile): string {
  return `${file.replace(/\.ya?ml$/, "")}.queries-baseline.json`;
}

export function readBaselineFile(file: CatalogFile, found: DiagnosticCollector): readonly WrittenEntry[] {
  const name = baselineName(file);
  const text = readOptional(join(file.folder, name), name);
  if (text === undefined) return [];
  const read = readBaseline({ name: besideName(file.name, name), text });
  if (!("place" in read)) return read;
  found.report("invalid-baseline", read.place, read.message, {
    help: "write it again with `meterbook queries check --write-baseline`",
  });
  return [];
}

function readOptional(path: string, name: string): string | undefined {
  try {
    return readFileSync(path, "utf8");
  } catch (error) {
    if (errnoOf(error) === "ENOENT") return undefined;
    throw toCommandError(error, `read "${name}"`);
  }
}

/** What identifies a finding though its file is edited elsewhere: the file, the panel or rule, and the name in question. */
export function entryOf({ code, diagnostic, query, detail }: ReportedFinding, { files }: OpenQueries): BaselineEntry {
  const { at } = diagnostic;
  const name = "source" in at ? at.source.name : at.name;
  const file = files.find(({ source }) => source.name === name)?.below ?? "";
  const holder = query === null ? [] : [query.holder.kind, query.holder.within, query.holder.name];
  return { code, at: [file, ...holder], detail };
}
