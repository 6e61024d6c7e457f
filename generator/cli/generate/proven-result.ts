import { type Manifest, manifestPath } from "../../write/manifest.js";
import { artifactName, type Destination } from "../../write/destination.js";
import { findUnknown } from "../../write/unknown-files.js";
import { type Inputs, proveUnchanged } from "../../write/up-to-date.js";
import type { GenerateRequest } from "./command.js";
import type { GenerateResult, Subject } from "./result.js";

/** The result without any reading of the catalog, when the manifest proves that the run would change nothing. */
export function provenResult(
  inputs: Inputs,
  destination: Destination,
  { mode, only }: GenerateRequest,
  { file, elapsed }: Subject,
): GenerateResult | undefined {
  const manifest = proveUnchanged(inputs, destination);
  if (manifest === undefined) return undefined;
  const known = knownPaths(manifest);
  if (!only.every((name) => [...known].some((path) => artifactName(path) === name))) return undefined;
  if (mode === "check" && findUnknown(destination.output, known).length > 0) return undefined;
  const same = known.size + manifest.inserts.size;
  const sources = [...manifest.inputs.keys(), ...manifest.inserts.keys()];
  const rest = { diagnostics: [], changes: [], discrepancies: [], sources, command: "" };
  return { status: "unchanged", catalog: file.name, same, ...rest, milliseconds: elapsed() };
}

function knownPaths({ artifacts }: Manifest): ReadonlySet<string> {
  return new Set([...artifacts.keys(), manifestPath]);
}
