import { join } from "node:path";
import type { DiagnosticCollector } from "../../diagnostics/collector.js";
import { type BaselineEntry, readBaseline, type WrittenEntry } from "../../lint/baseline.js";
import type { ReportedFinding } from "../../queries/check.js";
import { besideName } from "../../source.js";
import { readOptional } from "../../write/read-optional.js";
import type { CatalogFile } from "../catalog/catalog-file.js";
import type { OpenQueries } from "./open.js";

/** The file beside `catalog.yaml` that accepts findings of queries: `catalog.queries-baseline.json`. */
export function baselineName({ file }: CatalogFile): string {
  return `${file.replace(/\.ya?ml$/, "")}.queries-baseline.json`;
}

export function readBaselineFile(file: CatalogFile, found: DiagnosticCollector): readonly WrittenEntry[] {
  const name = baselineName(file);
  const text = readOptional(join(file.folder, name), name)?.toString("utf8");
  if (text === undefined) return [];
  const read = readBaseline({ name: besideName(file.name, name), text });
  if (!("place" in read)) return read;
  found.report("invalid-baseline", read.place, read.message, {
    help: "write it again with `meterbook queries check --write-baseline`",
  });
  return [];
}

/** What identifies a finding though its file is edited elsewhere: the file, the panel or rule, and the name in question. */
export function entryOf({ code, diagnostic, query, detail }: ReportedFinding, { files }: OpenQueries): BaselineEntry {
  const { at } = diagnostic;
  const name = "source" in at ? at.source.name : at.name;
  const file = files.find(({ source }) => source.name === name)?.below ?? "";
  const holder = query === null ? [] : [query.holder.kind, query.holder.within, query.holder.name];
  return { code, at: [file, ...holder], detail };
}
