import { Option } from "commander";
import {
  type CatalogFlags,
  type CatalogRequest,
  catalogRequest,
  notEmpty,
  withCatalogFlags,
} from "../flags/catalog-flags.js";
import type { Define } from "../flags/task.js";

const usageFailures = ["error", "warning", "none"] as const;

export type UsageRequest = CatalogRequest & {
  /** Files, folders and globs of code; none stands for those of the project. */
  readonly sources: readonly string[];
  /** Null takes the tsconfig.json of the current folder. */
  readonly project: string | null;
  readonly failOn: (typeof usageFailures)[number];
  /** Whether it writes the file that the catalog names for where entries are recorded. */
  readonly isWrite: boolean;
};

type Flags = CatalogFlags & {
  readonly project?: string;
  readonly failOn: UsageRequest["failOn"];
  readonly write: boolean;
};

const help = `
Reads the code of the project that calls the generated recorders, and checks it
against the catalog: metrics, events and spans that no code records, values that
no call passes, values without bounds, what is made by hand. Tests count apart.

Each finding has a code of \`usage/…\` and a severity, which the catalog changes
under \`lint: { rules: { … } }\`. It needs the package ts-morph.
`;

export const defineUsage: Define = (command, start) => {
  command
    .argument("[file...]", "files, folders and globs of code; all of the project without")
    .option("--project <file>", "the tsconfig.json", notEmpty)
    .addOption(new Option("--fail-on <severity>", "what exits with 1").choices(usageFailures).default("error"))
    .addOption(new Option("--write", "write the file that `generate: { recorded_in: … }` names").default(false, "no"))
    .addHelpText("after", help);
  withCatalogFlags(command).action((sources: readonly string[], { project, failOn, write, ...flags }: Flags) => {
    const asked = { sources, project: project ?? null, failOn, isWrite: write, ...catalogRequest(flags) };
    start<UsageRequest>(asked, async (request, host) => (await import("./usage.js")).usage(request, host));
  });
};
