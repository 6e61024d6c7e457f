import { Option } from "commander";
import type { Define } from "../flags/task.js";
import type { Format } from "../reports/formats.js";

const doctorFormats = ["text", "json"] as const satisfies readonly Format[];

export type DoctorRequest = {
  /** Null stands for config.toml in the current folder, which need not exist. */
  readonly config: string | null;
  readonly format: (typeof doctorFormats)[number];
  /** Whether an empty request is sent for each signal that is on. */
  readonly probe: boolean;
};

type DoctorFlags = Omit<DoctorRequest, "config"> & { readonly config?: string };

const help = `
Reads the configuration as the program in the current folder would, with the @meterbook/telemetry installed there. What is
sent holds no data; values of headers are never printed.

Exit codes: 0 every signal that is on is fine, also with warnings, 1 an error, a failed probe or two copies of
@opentelemetry/api, 2 wrong use, or @meterbook/telemetry is not installed.
`;

export const defineDoctor: Define = (command, start) => {
  command
    .option("--config <file>", "the configuration (default: config.toml in the current folder, if there is one)")
    .addOption(new Option("--format <format>", "format of the report").choices(doctorFormats).default("text"))
    .option("--no-probe", "send nothing")
    .addHelpText("after", help)
    .action(({ config, format, probe }: DoctorFlags) => {
      const request: DoctorRequest = { config: config ?? null, format, probe };
      start(request, async (asked, host) => (await import("./doctor.js")).doctor(asked, host));
    });
};
