import { artifactName, type Destination } from "../../write/destination.js";
import { generatedFiles } from "../../write/own-files.js";
import type { RunRecord } from "../../write/run-record.js";
import { type Inputs, proveUnchanged } from "../../write/up-to-date.js";
import type { CatalogFile } from "../catalog/catalog-file.js";
import { folderOf } from "../catalog/opened-catalog.js";
import type { GenerateRequest } from "./command.js";
import type { GenerateResult, Subject } from "./result.js";

/** The result without any reading of the catalog, when the last run proves that the run would change nothing. */
export async function provenResult(
  inputs: Inputs,
  destination: Destination,
  { mode, only }: GenerateRequest,
  { file, cwd, elapsed }: Subject,
): Promise<GenerateResult | undefined> {
  const last = proveUnchanged(inputs, destination);
  if (last === undefined || !(await hasSameParts(last, file, cwd))) return undefined;
  const { parts, artifacts, inserts } = last;
  if (!only.every((name) => [...artifacts.keys()].some((path) => artifactName(path) === name))) return undefined;
  const { own, others } = generatedFiles(destination.output);
  if ([...own, ...(mode === "check" ? others : [])].some((path) => !artifacts.has(path))) return undefined;
  const same = artifacts.size + inserts.size;
  const sources = [...parts.files.keys(), ...last.inputs.keys(), ...inserts.keys()];
  const { include } = parts;
  const rest = { diagnostics: [], changes: [], discrepancies: [], sources, include, command: "" };
  return { status: "unchanged", catalog: file.name, same, ...rest, milliseconds: elapsed() };
}

async function hasSameParts({ parts }: RunRecord, file: CatalogFile, cwd: string): Promise<boolean> {
  if (parts.include.length === 0) return true;
  const { matcherOf } = await import("../../sources/part-matcher.js");
  const paths = await folderOf(file, cwd).list(matcherOf(parts.include));
  return paths.length === parts.files.size && paths.every((path) => parts.files.has(path));
}
