import { resolve } from "node:path";
import { DiagnosticCollector } from "../diagnostics/collector.js";
import { suggestion } from "../diagnostics/suggest.js";
import type { Catalog } from "../model/catalog.js";
import type { SourceText } from "../source.js";
import { planOutput, type Wanted, writeOutput } from "../write/output.js";
import { artifactName, type Place } from "../write/place.js";
import { Refusal } from "../write/refusal.js";
import type { Inputs } from "../write/up-to-date.js";
import type { CatalogFile } from "./catalog-file.js";
import { reportCollisions } from "./collisions.js";
import { type GenerateReport, reportFailure } from "./generate-report.js";
import { reportPlan, reportVerdict } from "./report-plan.js";
import { reportProven } from "./report-proven.js";
import type { GenerateRequest } from "./request.js";
import { isInside, readSideFiles, type SideFiles, texts } from "./side-files.js";
import type { Subject } from "./subject.js";
import type { Surroundings } from "./surroundings.js";

/** How long a run waits for another one that writes to the same folder, in milliseconds. */
const patience = 10_000;

type Run = {
  readonly request: GenerateRequest;
  readonly around: Surroundings;
  readonly inputs: Inputs;
  readonly subject: Subject;
  readonly out: string | null;
};

/** Reads the catalog and does what the request asks with all that it generates. */
export async function generateAnew(source: SourceText, run: Run): Promise<GenerateReport> {
  const { subject, inputs, request, around } = run;
  const { readCatalog, emitCatalog } = await import("../pipeline.js");
  const { catalog, diagnostics } = readCatalog(source);
  if (catalog === undefined) return reportFailure(subject, "invalid", diagnostics, source);
  const place = placeOf(catalog, subject.file, run.out);
  const proven = reportProven(inputs, place, request, subject);
  if (proven !== undefined) return proven;
  const found = new DiagnosticCollector();
  const files = readSideFiles(subject.file.folder, catalog.settings, found);
  around.progress(`generating from ${subject.file.name}`, source.text.length);
  const origin = { catalog: subject.file.file, command: catalog.settings.command };
  const emitted = await emitCatalog(catalog, {
    origin,
    templates: texts(files.templates),
    markdown: texts(files.markdown),
  });
  reportCollisions(emitted, catalog.settings, place, found);
  const all = [...diagnostics, ...found.sorted(), ...emitted.diagnostics];
  if (all.some(({ severity }) => severity === "error")) return reportFailure(subject, "invalid", all, source);
  const wanted: Wanted = {
    artifacts: emitted.artifacts,
    inserts: emitted.inserts.map(({ path, text }) => ({
      path: path,
      before: files.markdown.get(path)?.sha256 ?? "",
      text,
    })),
    origin: manifestOrigin(catalog, files, inputs, all.length === 0),
    only: choose(
      request.only,
      emitted.artifacts.map(({ path }) => artifactName(path)),
    ),
  };
  around.progress("writing", source.text.length);
  const context = { subject, source, diagnostics: all, command: catalog.settings.command };
  if (request.mode === "check") return reportVerdict(planOutput(wanted, place), place, context);
  if (request.mode === "dry-run") return reportPlan("planned", planOutput(wanted, place), place, context);
  return reportPlan("generated", await around.shield(() => writeOutput(wanted, place, patience)), place, context);
}

/** A folder that the catalog asks for must lie below the catalog; one named on the command line may lie anywhere. */
function placeOf(catalog: Catalog, { folder }: CatalogFile, out: string | null): Place {
  const output = out ?? resolve(folder, catalog.settings.output);
  if (out === null && !isInside(folder, output)) {
    const message = `cannot write to "${catalog.settings.output}": it leads out of the catalog's folder through a symbolic link`;
    throw new Refusal(message, "name the folder with `--out` if that is meant");
  }
  return { output, catalogFolder: folder };
}

function manifestOrigin(catalog: Catalog, files: SideFiles, inputs: Inputs, clean: boolean): Wanted["origin"] {
  return {
    catalog: { ...inputs.catalog, output: catalog.settings.output },
    inputs: new Map([...files.templates].map(([path, file]) => [path, file.sha256])),
    generator: inputs.generator,
    clean,
  };
}

function choose(only: readonly string[], artifacts: readonly string[]): ReadonlySet<string> | null {
  const names = [...new Set(artifacts)];
  const unknown = only.find((name) => !names.includes(name));
  if (unknown !== undefined) throw new Refusal(`unknown artifact "${unknown}"`, suggestion(unknown, names) ?? null);
  return only.length === 0 ? null : new Set(only);
}
