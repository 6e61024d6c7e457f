import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { visible } from "../../emit/visible.js";
import { CommandError } from "../../write/command-error.js";
import { type Diagnosis, loadTelemetry } from "./telemetry.js";
import type { Host } from "../host/host.js";
import type { Outcome } from "../host/outcome.js";
import { render } from "../reports/render.js";
import type { DoctorRequest } from "./command.js";

/** Reports what a configuration switches on and whether it works, by the package that the program loads. */
export async function doctor(request: DoctorRequest, host: Host): Promise<Outcome> {
  const { cwd } = host;
  const file = configFile(request.config, cwd);
  const { loadConfig, diagnose } = await loadTelemetry({ folder: cwd, node: host.node });
  const config = await loadConfig(file === null ? {} : { file });
  const diagnosis = await diagnose(config, { probe: request.probe, inProgram: false });
  const status = diagnosis.ok ? "fine" : "findings";
  const { findings, probes, apiCopies } = diagnosis;
  const report = {
    command: "doctor",
    status,
    catalog: null,
    diagnostics: [],
    facts: () => ({ status, config: file, findings, probes, apiCopies }),
    data: () => text(diagnosis),
  } as const;
  return render(report, { format: request.format, quiet: false }, host);
}

/** Null when none is named and there is none. */
function configFile(named: string | null, cwd: string): string | null {
  const file = named ?? "config.toml";
  if (existsSync(resolve(cwd, file))) return file;
  if (named === null) return null;
  throw new CommandError(`cannot read "${named}": it does not exist`, "name the configuration with `--config`");
}

function text(diagnosis: Diagnosis): string {
  return `${diagnosis.text.split("\n").map(visible).join("\n")}\n`;
}
