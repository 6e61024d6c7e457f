import { resolve } from "node:path";
import { DiagnosticCollector } from "../../diagnostics/collector.js";
import { fingerprint } from "../../write/fingerprint.js";
import { sha256 } from "../../write/hash.js";
import { locateCatalog, readCatalogFile } from "../catalog-file.js";
import { type GenerateReport, reportFailure } from "./report.js";
import { reportProven } from "./report-proven.js";
import type { GenerateRequest } from "../request.js";
import type { Subject } from "../subject.js";
import type { Surroundings } from "../surroundings.js";

/** Generates, checks or plans; heavy libraries are loaded only when the manifest cannot prove that all is as it was. */
export async function generate(request: GenerateRequest, around: Surroundings): Promise<GenerateReport> {
  const file = locateCatalog(around.cwd, request.catalog);
  const subject: Subject = { file, cwd: around.cwd, elapsed: around.elapsed };
  const found = new DiagnosticCollector();
  const bytes = readCatalogFile(file, found);
  if (bytes === undefined) return reportFailure(subject, "unreadable", found.sorted(), { name: file.name, text: "" });
  const out = request.out === null ? null : resolve(around.cwd, request.out);
  const inputs = { catalog: { path: file.file, sha256: sha256(bytes) }, generator: fingerprint, named: out !== null };
  for (const output of out === null ? possibleOutputs(bytes, file.folder) : [out]) {
    const proven = reportProven(inputs, { output, catalogFolder: file.folder }, request, subject);
    if (proven !== undefined) return proven;
  }
  around.progress(`reading ${file.name}`, bytes.length);
  const { decodeSource } = await import("../../document/decode.js");
  const source = decodeSource(file.name, bytes, found);
  if (source === undefined) return reportFailure(subject, "invalid", found.sorted(), { name: file.name, text: "" });
  const { generateAnew } = await import("./anew.js");
  return generateAnew(source, { request, around, inputs, subject, out });
}

/**
 * The folders that the catalog may ask for, found without reading it as YAML. A wrong guess does no harm, for a manifest
 * proves something only where it stands in the folder that its catalog did ask for.
 */
function possibleOutputs(bytes: Buffer, folder: string): ReadonlySet<string> {
  const written = bytes.toString("utf8").matchAll(/\boutput: *["']?([^"'#\s,}]+)/g);
  return new Set(
    ["generated", ...[...written].slice(0, 8).map(([, path = ""]) => path)].map((path) => resolve(folder, path)),
  );
}
