import { join } from "node:path";
import { DiagnosticCollector } from "../../diagnostics/collector.js";
import type { Diagnostic } from "../../diagnostics/diagnostic.js";
import { baselineText, entriesOf, readBaseline, sift, type WrittenEntry } from "../../lint/baseline.js";
import type { ReportedFinding } from "../../live/diagnostics.js";
import { besideName } from "../../source.js";
import { replaceFile } from "../../write/atomic-file.js";
import { readOptional } from "../../write/read-optional.js";
import type { CatalogFile } from "../catalog/catalog-file.js";
import type { Host } from "../host/host.js";

/** Whether what is found is written into the baseline, read from there and left out, or reported all the same. */
export type BaselineMode = "write" | "read" | "ignore";

export type Sifted = {
  readonly left: readonly ReportedFinding[];
  /** How many findings the baseline lists. */
  readonly accepted: number;
  /** What is wrong with the baseline itself. What it lists and this run did not find may come in another one. */
  readonly ofBaseline: readonly Diagnostic[];
};

/** Leaves out what `catalog.live-baseline.json` lists, beside the catalog. */
export async function siftFindings(
  found: readonly ReportedFinding[],
  { file, mode }: { readonly file: CatalogFile; readonly mode: BaselineMode },
  host: Host,
): Promise<Sifted> {
  const name = `${file.file.replace(/\.ya?ml$/, "")}.live-baseline.json`;
  const path = join(file.folder, name);
  if (mode === "write") {
    const text = baselineText(entriesOf(found));
    await host.shield(async () => replaceFile(path, { text, mode: null, durable: true }));
  }
  const collector = new DiagnosticCollector();
  const entries = mode === "ignore" ? [] : entriesIn(path, besideName(file.name, name), collector);
  const { left, accepted } = sift(found, entries);
  return { left, accepted, ofBaseline: collector.sorted() };
}

function entriesIn(path: string, name: string, found: DiagnosticCollector): readonly WrittenEntry[] {
  const text = readOptional(path, name)?.toString("utf8");
  if (text === undefined) return [];
  const read = readBaseline({ name, text });
  if (!("place" in read)) return read;
  const help = "write it again with `meterbook live-check --write-baseline`";
  found.report("invalid-baseline", read.place, read.message, { help });
  return [];
}
