import type { Diagnostic } from "../../diagnostics/diagnostic.js";
import { artifactName, type Destination } from "../../write/destination.js";
import { manifestPath } from "../../write/manifest.js";
import { generatedFiles } from "../../write/own-files.js";
import type { RunRecord } from "../../write/run-record.js";
import { type Inputs, proveUnchanged } from "../../write/up-to-date.js";
import type { CatalogFile } from "../catalog/catalog-file.js";
import { isInside } from "../catalog/inside.js";
import { folderOf } from "../catalog/part-folder.js";
import type { GenerateRequest } from "./command.js";
import type { GenerateResult, Subject } from "./result.js";

/** The result without any reading of the catalog, when the last run proves that the run would change nothing. */
export async function provenResult(
  inputs: Inputs,
  destination: Destination,
  request: GenerateRequest,
  { file, cwd, elapsed, bytes }: Subject & { readonly bytes: Buffer },
): Promise<GenerateResult | undefined> {
  if (!inputs.named && !isInside(file.folder, destination.output)) return undefined;
  const last = proveUnchanged(inputs, destination);
  if (last === undefined || !(await hasSameParts(last, file, cwd)) || !(await leadAsBefore(last.imports, cwd))) {
    return undefined;
  }
  const same = sameOf(last, destination, request);
  const diagnostics = await diagnosticsOf(last, { folder: file.folder, cwd, bytes });
  if (same === undefined || diagnostics === undefined) return undefined;
  const { parts, inserts, imports } = last;
  return {
    status: "unchanged",
    catalog: file.name,
    diagnostics,
    changes: [],
    same,
    discrepancies: [],
    sources: [...parts.files.keys(), ...last.inputs.keys(), ...inserts.keys()],
    include: parts.include,
    imports: imports.files.map(([path]) => path),
    command: "",
    milliseconds: elapsed(),
  };
}

/** How many files such a run compares; undefined when it may find one that nobody asks for. */
function sameOf(
  { artifacts, inserts }: RunRecord,
  { output }: Destination,
  { mode, only }: GenerateRequest,
): number | undefined {
  const { own, others } = generatedFiles(output);
  if ([...own, ...(mode === "check" ? others : [])].some((path) => !artifacts.has(path))) return undefined;
  if (only.length === 0) return artifacts.size + inserts.size;
  const names = [...artifacts.keys()].filter((path) => path !== manifestPath).map(artifactName);
  if (!only.every((name) => names.includes(name))) return undefined;
  // The manifest is always one of them.
  return names.filter((name) => only.includes(name)).length + 1;
}

async function hasSameParts({ parts }: RunRecord, file: CatalogFile, cwd: string): Promise<boolean> {
  if (parts.include.length === 0) return true;
  const { matcherOf } = await import("../../sources/part-matcher.js");
  const paths = await folderOf(file, cwd).list(matcherOf(parts.include));
  return paths.length === parts.files.size && paths.every((path) => parts.files.has(path));
}

/** Whether the names of imports still lead to the same files, whose hashes are compared already. */
async function leadAsBefore(imports: RunRecord["imports"], cwd: string): Promise<boolean> {
  if (imports.leads.length === 0) return true;
  const { isUnchanged } = await import("../catalog/disk-imports.js");
  return isUnchanged(imports, cwd);
}

type Known = { readonly folder: string; readonly cwd: string; readonly bytes: Buffer };

/** What such a run finds; most find nothing. */
async function diagnosticsOf(last: RunRecord, known: Known): Promise<readonly Diagnostic[] | undefined> {
  if (last.findings?.list.length === 0) return [];
  return (await import("./kept-findings.js")).foundAgain(last, known);
}
