import { resolve } from "node:path";
import { DiagnosticCollector } from "../../diagnostics/collector.js";
import { fingerprint } from "../../write/fingerprint.js";
import { textHash } from "../../write/hash.js";
import { recordPlace } from "../../write/record-place.js";
import { locateCatalog, readCatalogFile } from "../catalog/catalog-file.js";
import { type ImportReader, openFiles } from "../catalog/opened-catalog.js";
import type { Host } from "../host/host.js";
import type { GenerateRequest } from "./command.js";
import { provenResult } from "./proven.js";
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
    const proven = await provenResult(inputs, { output, catalogFolder: file.folder, record }, request, {
      ...subject,
      bytes,
    });
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
  const written = ["generated"];
  for (let at = bytes.indexOf(outputKey); at !== -1 && written.length <= 8; at = bytes.indexOf(outputKey, at + 1)) {
    const [, path] =
      /^ *["']?([^"'#\s,}]+)/.exec(bytes.toString("utf8", at + outputKey.length, at + longestPath)) ?? [];
    if (path !== undefined) written.push(path);
  }
  return new Set(written.map((path) => resolve(folder, path)));
}

const outputKey = "output:";
/** Bytes in which the path is looked for. */
const longestPath = 4096;
