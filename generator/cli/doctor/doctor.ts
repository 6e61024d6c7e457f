import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { visible } from "../../emit/visible.js";
import { Refusal } from "../../write/refusal.js";
import { type Diagnosis, loadTelemetry } from "./telemetry.js";
import type { Outcome } from "../outcome.js";
import type { DoctorRequest } from "../request.js";
import type { Surroundings } from "../surroundings.js";

/** Reports what a configuration switches on and whether it works, by the package that the program loads. */
export async function doctor(request: DoctorRequest, { cwd }: Surroundings): Promise<Outcome> {
  const file = configFile(request.config, cwd);
  const { loadConfig, diagnose } = await loadTelemetry(cwd);
  const config = await loadConfig(file === null ? {} : { file });
  const diagnosis = await diagnose(config, { probe: request.probe, inProgram: false });
  const status = diagnosis.ok && diagnosis.findings.length === 0 ? "fine" : "findings";
  return { status, out: request.format === "json" ? json(status, file, diagnosis) : text(diagnosis), err: "" };
}

/** Null when none is named and there is none. */
function configFile(named: string | null, cwd: string): string | null {
  const file = named ?? "config.toml";
  if (existsSync(resolve(cwd, file))) return file;
  if (named === null) return null;
  throw new Refusal(`cannot read "${named}": it does not exist`, "name the configuration with `--config`");
}

function json(status: Outcome["status"], file: string | null, diagnosis: Diagnosis): string {
  const { findings, probes, apiCopies } = diagnosis;
  return `${JSON.stringify({ version: 1, status, config: file, findings, probes, apiCopies }, null, 2)}\n`;
}

function text(diagnosis: Diagnosis): string {
  return `${diagnosis.text.split("\n").map(visible).join("\n")}\n`;
}
