import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
import { DiagnosticCollector } from "../../diagnostics/collector.js";
import type { Diagnostic } from "../../diagnostics/diagnostic.js";
import { suggestion } from "../../diagnostics/suggest.js";
import type { Catalog } from "../../model/catalog.js";
import type { Emission } from "../../pipeline.js";
import type { QueryText } from "../../queries/use-places.js";
import { type Insert, planOutput, readLastManifest, type Wanted, writeOutput } from "../../write/output.js";
import { artifactName, type Destination } from "../../write/destination.js";
import { textHash } from "../../write/hash.js";
import { CommandError } from "../../write/command-error.js";
import { recordPlace } from "../../write/record-place.js";
import { readRecord } from "../../write/run-record.js";
import type { Inputs } from "../../write/up-to-date.js";
import { type Printed, wantedFile } from "../../write/wanted-file.js";
import type { CatalogText } from "../../sources/catalog-text.js";
import type { CatalogFile } from "../catalog/catalog-file.js";
import type { OpenedCatalog } from "../catalog/opened-catalog.js";
import { reportCollisions } from "./collisions.js";
import { isInside } from "../catalog/inside.js";
import { readSideFiles, type SideFiles, texts } from "./side-files.js";
import type { Host } from "../host/host.js";
import type { GenerateRequest } from "./command.js";
import { keptFindings } from "./kept-findings.js";
import { checkResult, planResult } from "./plan-result.js";
import { failure, type GenerateResult, type Subject } from "./result.js";

/** How long a run waits for another one that writes to the same folder, in milliseconds. */
const patience = 10_000;

type Run = {
  readonly request: GenerateRequest;
  readonly host: Host;
  readonly inputs: Inputs;
  readonly subject: Subject;
  readonly out: string | null;
};

/** Reads the catalog, and writes, checks or lists what it generates, as the request asks. */
export async function generateFrom(opened: OpenedCatalog, run: Run): Promise<GenerateResult> {
  const { subject, inputs, request, host, out } = run;
  const { cwd } = subject;
  const { readCatalog } = await import("../../pipeline.js");
  const source = opened.text;
  const { catalog, diagnostics } = readCatalog(source);
  const sources = opened.files.slice(1).map(({ file }) => file.file);
  const parts = { sources, include: opened.include, imports: opened.imports.files.map(([path]) => path) };
  if (catalog === undefined) return failure(subject, "invalid", diagnostics, parts);
  const destination = destinationOf(catalog, subject.file, out, host.environment);
  host.progress(`generating from ${subject.file.name}`, source.text.length);
  const { emission, files, found, queries } = await emitAll(catalog, destination, subject);
  const all = [...diagnostics, ...found];
  const beside = { ...parts, sources: [...parts.sources, ...sourcesOf(catalog), ...queries.map(({ below }) => below)] };
  if (all.some(({ severity }) => severity === "error")) return failure(subject, "invalid", all, beside);
  const printed = request.mode === "check" ? null : printedBefore(destination, inputs);
  const origin = originOf(catalog, { files, inputs, opened });
  const isOfTexts = found.length === 0 && queries.length === 0 && !hasProblems(source);
  const findings = isOfTexts ? keptFindings(diagnostics, origin, { folder: subject.file.folder, cwd }) : null;
  const wanted: Wanted = {
    artifacts: emission.artifacts.map((artifact) => wantedFile(artifact, printed)),
    inserts: insertsOf(emission, files),
    origin: { ...origin, findings },
    only: chosen(request.only, emission),
  };
  host.progress("writing", source.text.length);
  const context = { subject, diagnostics: all, ...beside, command: catalog.settings.command };
  if (request.mode === "check") return checkResult(planOutput(wanted, destination), destination, context);
  if (request.mode === "dry-run") return planResult("planned", planOutput(wanted, destination), destination, context);
  return planResult(
    "generated",
    await host.shield(() => writeOutput(wanted, destination, patience)),
    destination,
    context,
  );
}

/** What is known of earlier runs. A first run, as in CI, does not ask what it could know the next time. */
function printedBefore(destination: Destination, { generator }: Inputs): Printed | null {
  const last = readRecord(destination);
  if (last === undefined) return null;
  return last.generator === generator ? last.printed : new Map();
}

/** The files that a catalog names beside itself; some may not exist. */
function sourcesOf({ settings, page }: Catalog): readonly string[] {
  const included = page.sections.flatMap(({ include }) => (include === null ? [] : [include.path]));
  return [
    ...settings.templates.map(({ template }) => template),
    ...settings.markdown.map(({ path }) => path),
    ...(settings.recordedIn === null ? [] : [settings.recordedIn.path]),
    ...included,
  ];
}

type Everything = {
  readonly emission: Emission;
  readonly files: SideFiles;
  readonly found: readonly Diagnostic[];
  /** Dashboards and rules that were read. */
  readonly queries: readonly QueryText[];
};

async function emitAll(catalog: Catalog, destination: Destination, { file: place, cwd }: Subject): Promise<Everything> {
  const { folder, file } = place;
  const { emitCatalog } = await import("../../pipeline.js");
  const found = new DiagnosticCollector();
  const files = readSideFiles(folder, catalog, found);
  const origin = { catalog: file, command: catalog.settings.command };
  const { templates, markdown, included, recordedIn } = files;
  const queries = await queriesOf(catalog, place, cwd);
  const emission = await emitCatalog(catalog, {
    origin,
    templates: texts(templates),
    markdown: texts(markdown),
    included: texts(included),
    recordedIn: texts(recordedIn),
    queries,
  });
  reportCollisions(emission, catalog, destination, found);
  return { emission, files, found: [...found.sorted(), ...emission.diagnostics], queries };
}

/**
 * The dashboards and rules of a catalog that has something generated that says where metrics are used. Which files they are
 * can change without the catalog: no record of a run proves that such a run would change nothing.
 */
async function queriesOf(catalog: Catalog, file: CatalogFile, cwd: string): Promise<readonly QueryText[]> {
  const { queries, outputs } = catalog.settings;
  if (queries.files.length === 0 || !(queries.inReference || outputs.has("dictionary"))) return [];
  const { findFiles } = await import("../queries/files.js");
  return findFiles([], queries, { catalog: file, cwd }).files;
}

/** A folder that the catalog asks for must lie below the catalog; one named on the command line may lie anywhere. */
function destinationOf(
  catalog: Catalog,
  { folder, file }: CatalogFile,
  out: string | null,
  environment: Host["environment"],
): Destination {
  const output = out ?? resolve(folder, catalog.settings.output);
  if (out === null && !isInside(folder, output)) {
    const message = `cannot write to "${catalog.settings.output}": it leads out of the catalog's folder through a symbolic link`;
    throw new CommandError(message, "name the folder with `--out` if that is meant");
  }
  const other = readLastManifest(output)?.catalog ?? file;
  if (other !== file && existsSync(join(folder, other))) {
    const message = `cannot write to "${output}": it holds what "${other}" generates`;
    throw new CommandError(message, "name another folder with `--out`, or with `output` under `generate:`");
  }
  return { output, catalogFolder: folder, record: recordPlace(folder, output, environment) };
}

type Originals = { readonly files: SideFiles; readonly inputs: Inputs; readonly opened: OpenedCatalog };

function originOf({ settings }: Catalog, { files, inputs, opened }: Originals): Omit<Wanted["origin"], "findings"> {
  return {
    catalog: { ...inputs.catalog, output: settings.output },
    parts: partsOf(opened),
    imports: opened.imports,
    inputs: new Map(
      [...files.templates, ...files.included, ...files.recordedIn].map(([path, file]) => [path, file.sha256]),
    ),
    generator: inputs.generator,
  };
}

/**
 * Whether a part or an import was found wanting. That, what side files lead to, and what queries say depends on more than the
 * files that a record names, and is found by code that the fingerprint does not cover.
 */
function hasProblems({ problems = [], imports = [] }: CatalogText): boolean {
  return problems.length > 0 || imports.some(({ text }) => hasProblems(text));
}

function partsOf({ files, include }: OpenedCatalog): Wanted["origin"]["parts"] {
  return { include, files: new Map(files.slice(1).map(({ file, bytes }) => [file.file, textHash(bytes)])) };
}

/** A file that the catalog names twice is updated once. */
function insertsOf({ inserts }: Emission, { markdown }: SideFiles): readonly Insert[] {
  const named = new Map(inserts.map(({ path, text }) => [path, text]));
  return [...named].map(([path, text]) => ({ path, text, before: markdown.get(path)?.sha256 ?? "" }));
}

function chosen(only: readonly string[], { artifacts }: Emission): ReadonlySet<string> | null {
  const names = [...new Set(artifacts.map(({ path }) => artifactName(path)))];
  const unknown = only.find((name) => !names.includes(name));
  if (unknown !== undefined)
    throw new CommandError(`unknown artifact "${unknown}"`, suggestion(unknown, names) ?? null);
  return only.length === 0 ? null : new Set(only);
}
