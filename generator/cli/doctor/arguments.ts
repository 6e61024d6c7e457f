import { type Command, Option } from "commander";
import { type DoctorRequest, doctorFormats } from "../request.js";

type DoctorFlags = {
  readonly config?: string;
  readonly format: DoctorRequest["format"];
  readonly probe: boolean;
};

const help = `
Reads the configuration as the program in the current folder would, with the @meterbook/telemetry installed there. What is
sent holds no data; values of headers are never printed.

Exit codes: 0 every signal that is on is fine, 1 a finding, a failed probe or two copies of @opentelemetry/api,
2 wrong use, or @meterbook/telemetry is not installed.
`;

export function defineDoctor(command: Command, ask: (request: DoctorRequest) => void): void {
  command
    .option("--config <file>", "the configuration (default: config.toml in the current folder, if there is one)")
    .addOption(new Option("--format <format>", "how the answer is told").choices(doctorFormats).default("text"))
    .option("--no-probe", "send nothing")
    .addHelpText("after", help)
    .action(({ config, format, probe }: DoctorFlags) => {
      ask({ command: "doctor", config: config ?? null, format, probe });
    });
}
