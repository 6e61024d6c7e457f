import { type Manifest, manifestPath } from "../../write/manifest.js";
import { artifactName, type Destination } from "../../write/destination.js";
import { findUnknown } from "../../write/unknown-files.js";
import { type Inputs, proveUnchanged } from "../../write/up-to-date.js";
import type { CatalogFile } from "../catalog/catalog-file.js";
import { folderOf } from "../catalog/opened-catalog.js";
import type { GenerateRequest } from "./command.js";
import type { GenerateResult, Subject } from "./result.js";

/** The result without any reading of the catalog, when the manifest proves that the run would change nothing. */
export async function provenResult(
  inputs: Inputs,
  destination: Destination,
  { mode, only }: GenerateRequest,
  { file, cwd, elapsed }: Subject,
): Promise<GenerateResult | undefined> {
  const manifest = proveUnchanged(inputs, destination);
  if (manifest === undefined || !(await hasSameParts(manifest, file, cwd))) return undefined;
  const known = knownPaths(manifest);
  if (!only.every((name) => [...known].some((path) => artifactName(path) === name))) return undefined;
  if (mode === "check" && findUnknown(destination.output, known).length > 0) return undefined;
  const same = known.size + manifest.inserts.size;
  const sources = [...manifest.parts.files.keys(), ...manifest.inputs.keys(), ...manifest.inserts.keys()];
  const { include } = manifest.parts;
  const rest = { diagnostics: [], changes: [], discrepancies: [], sources, include, command: "" };
  return { status: "unchanged", catalog: file.name, same, ...rest, milliseconds: elapsed() };
}

async function hasSameParts({ parts }: Manifest, file: CatalogFile, cwd: string): Promise<boolean> {
  if (parts.include.length === 0) return true;
  const { matcherOf } = await import("../../sources/part-matcher.js");
  const paths = await folderOf(file, cwd).list(matcherOf(parts.include));
  return paths.length === parts.files.size && paths.every((path) => parts.files.has(path));
}

function knownPaths({ artifacts }: Manifest): ReadonlySet<string> {
  return new Set([...artifacts.keys(), manifestPath]);
}
