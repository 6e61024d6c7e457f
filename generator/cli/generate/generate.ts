import { resolve } from "node:path";
import { DiagnosticCollector } from "../../diagnostics/collector.js";
import { type Destination, artifactName } from "../../write/destination.js";
import { fingerprint } from "../../write/fingerprint.js";
import { textHash } from "../../write/hash.js";
import { generatedFiles } from "../../write/own-files.js";
import { recordPlace } from "../../write/record-place.js";
import type { RunRecord } from "../../write/run-record.js";
import { type Inputs, proveUnchanged } from "../../write/up-to-date.js";
import { type CatalogFile, locateCatalog, readCatalogFile } from "../catalog/catalog-file.js";
import { type ImportReader, openFiles } from "../catalog/opened-catalog.js";
import { folderOf } from "../catalog/part-folder.js";
import type { Host } from "../host/host.js";
import type { GenerateRequest } from "./command.js";
import { type GenerateResult, type Subject, failure } from "./result.js";

/** Generates, checks or plans; heavy libraries are loaded only when the last run cannot prove that all is as it was. */
export async function generate(
  request: GenerateRequest,
  host: Host,
  readImports?: ImportReader,
): Promise<GenerateResult> {
  const file = locateCatalog(host.cwd, request.catalog);
  const subject: Subject = { file, cwd: host.cwd, elapsed: host.elapsed };
  const found = new DiagnosticCollector();
  const bytes = readCatalogFile(file, found);
  if (bytes === undefined) return failure(subject, "unreadable", found.sorted());
  const out = request.out === null ? null : resolve(host.cwd, request.out);
  const inputs = { catalog: { path: file.file, sha256: textHash(bytes) }, generator: fingerprint, named: out !== null };
  for (const output of out === null ? possibleOutputs(bytes, file.folder) : [out]) {
    const record = recordPlace(file.folder, output, host.environment);
    const proven = await provenResult(inputs, { output, catalogFolder: file.folder, record }, request, subject);
    if (proven !== undefined) return proven;
  }
  host.progress(`reading ${file.name}`, bytes.length);
  const opened = await openFiles(file, bytes, host.cwd, found, readImports);
  if (opened === undefined) return failure(subject, "invalid", found.sorted());
  const { generateFrom } = await import("./from-source.js");
  return generateFrom(opened, { request, host, inputs, subject, out });
}

/**
 * The folders that the catalog may ask for, found without reading it as YAML. A wrong guess does no harm, for a record
 * proves something only of the folder that its catalog did ask for.
 */
function possibleOutputs(bytes: Buffer, folder: string): ReadonlySet<string> {
  const written = bytes.toString("utf8").matchAll(/\boutput: *["']?([^"'#\s,}]+)/g);
  return new Set(
    ["generated", ...[...written].slice(0, 8).map(([, path = ""]) => path)].map((path) => resolve(folder, path)),
  );
}

/** The result without any reading of the catalog, when the last run proves that the run would change nothing. */
async function provenResult(
  inputs: Inputs,
  destination: Destination,
  { mode, only }: GenerateRequest,
  { file, cwd, elapsed }: Subject,
): Promise<GenerateResult | undefined> {
  const last = proveUnchanged(inputs, destination);
  if (last === undefined || !(await hasSameParts(last, file, cwd)) || !(await leadAsBefore(last.imports, cwd))) {
    return undefined;
  }
  const { parts, artifacts, inserts } = last;
  if (!only.every((name) => [...artifacts.keys()].some((path) => artifactName(path) === name))) return undefined;
  const { own, others } = generatedFiles(destination.output);
  if ([...own, ...(mode === "check" ? others : [])].some((path) => !artifacts.has(path))) return undefined;
  const same = artifacts.size + inserts.size;
  const sources = [...parts.files.keys(), ...last.inputs.keys(), ...inserts.keys()];
  const { include } = parts;
  const imports = last.imports.files.map(([path]) => path);
  const rest = { diagnostics: [], changes: [], discrepancies: [], sources, include, imports, command: "" };
  return { status: "unchanged", catalog: file.name, same, ...rest, milliseconds: elapsed() };
}

async function hasSameParts({ parts }: RunRecord, file: CatalogFile, cwd: string): Promise<boolean> {
  if (parts.include.length === 0) return true;
  const { matcherOf } = await import("../../sources/part-matcher.js");
  const paths = await folderOf(file, cwd).list(matcherOf(parts.include));
  return paths.length === parts.files.size && paths.every((path) => parts.files.has(path));
}

/** Whether the names of imports still lead to the same files, whose hashes are compared already. */
async function leadAsBefore({ leads, includes }: RunRecord["imports"], cwd: string): Promise<boolean> {
  if (leads.length === 0) return true;
  const { isUnchanged } = await import("../catalog/disk-imports.js");
  return isUnchanged({ leads, includes }, cwd);
}
