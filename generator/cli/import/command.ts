import { Argument, Option } from "commander";
import {
  type CatalogFlags,
  type CatalogRequest,
  catalogRequest,
  notEmpty,
  withCatalogFlags,
} from "../flags/catalog-flags.js";
import type { Define } from "../flags/task.js";
import type { Host } from "../host/host.js";
import type { Outcome } from "../host/outcome.js";
import type { Format } from "../reports/formats.js";
import { importFormats } from "./formats.js";

const importReports = ["text", "json", "github"] as const satisfies readonly Format[];
type ImportReport = (typeof importReports)[number];

const importFailures = ["loss", "raw", "none"] as const;
const importStatuses = ["active", "planned"] as const;

export type ImportRequest = CatalogRequest<ImportReport> & {
  /** Whether a catalog is written, or, of `typescript`, code is: rewritten, or only looked through. */
  readonly mode: "import" | "rewrite" | "check";
  /** A name of `importFormats`. */
  readonly from: string;
  /** As they were named; what they are is the format's. */
  readonly sources: readonly string[];
  /** Of `typescript`: the tsconfig.json; null takes the one of the current folder. */
  readonly project: string | null;
  /** Patterns of names, in which `*` is any text; none stands for all. */
  readonly only: readonly string[];
  /** `name=folder` of the registries that one of `otel` refers to. */
  readonly registries: readonly string[];
  readonly status: (typeof importStatuses)[number];
  /** Of a new catalog; null where none is given. */
  readonly prefix: string | null;
  /** Whether what would be written is only shown. */
  readonly dryRun: boolean;
  readonly failOn: (typeof importFailures)[number];
};

type Flags = CatalogFlags<ImportReport> & {
  readonly only: readonly string[];
  readonly registry: readonly string[];
  readonly status: ImportRequest["status"];
  readonly prefix?: string;
  readonly project?: string;
  readonly rewrite: boolean;
  readonly check: boolean;
  readonly dryRun: boolean;
  readonly failOn: ImportRequest["failOn"];
};

const help = `
Writes a new catalog, or adds to the one that is there: every character of it stays. A metric that it has already, under the same
exported name, is compared, and what the source says otherwise is reported. What could not be carried over as it was is
a line each: its place, its code (\`meterbook explain import/differs\`), and the reason. \`meterbook generate\` succeeds afterwards.

Formats and their sources:
${importFormats.map(({ name, sources }) => `  ${name.padEnd(11)} ${sources}`).join("\n")}

Exit codes: 0 fine, 1 an invalid catalog, or with --fail-on loss a loss,
with --check --fail-on raw a metric outside the catalog, 2 wrong use.
`;

export const defineImport: Define = (command, start) => {
  const formats = importFormats.map(({ name }) => name);
  command
    .addArgument(new Argument("<format>", "what the sources are").choices(formats))
    .argument("[file...]", "files, folders and globs; what they may be is the format's")
    .addOption(repeated("--only <pattern>", "metrics with such a name, as in http.*; once for each of several", "all"))
    .addOption(
      repeated("--registry <name=folder>", "of otel: a registry that the sources refer to; once for each", "none"),
    )
    .addOption(new Option("--status <status>", "of new metrics").choices(importStatuses).default("active"))
    .option("--prefix <prefix>", "what the names begin with, once for all of a new catalog: shop.", notEmpty)
    .option("--project <file>", "of typescript: its tsconfig.json", notEmpty)
    .addOption(
      new Option("--rewrite", "of typescript: call recorders in place of instruments, where that is exact")
        .conflicts("check")
        .default(false, "no"),
    )
    .addOption(
      new Option("--check", "of typescript: list metrics that are made outside the catalog").default(false, "no"),
    )
    .addOption(new Option("--dry-run", "write nothing; print the change as a diff").default(false, "no"))
    .addOption(new Option("--fail-on <what>", "what exits with 1").choices(importFailures).default("none"))
    .addHelpText("after", help);
  withCatalogFlags(command, { formats: importReports, of: "result" }).action(
    (from: string, sources: readonly string[], flags: Flags) => {
      const { only, registry: registries, status, prefix, project, rewrite, check, dryRun, failOn, ...others } = flags;
      const { mayBeEmpty } = importFormats.find(({ name }) => name === from) ?? {};
      if (sources.length === 0 && mayBeEmpty !== true) command.error("error: missing required argument 'file'");
      const ofCode = [project !== undefined && "--project", rewrite && "--rewrite", check && "--check"];
      const foreign = from === "typescript" ? undefined : ofCode.find((flag) => flag !== false);
      if (foreign !== undefined) command.error(`error: option '${foreign}' is for 'import typescript'`);
      if (registries.length > 0 && from !== "otel") command.error("error: option '--registry' is for 'import otel'");
      const mode = rewrite ? ("rewrite" as const) : check ? ("check" as const) : ("import" as const);
      const read = { mode, from, sources, project: project ?? null, registries, only };
      const asked = { ...read, status, prefix: prefix ?? null, dryRun, failOn, ...catalogRequest(others) };
      start<ImportRequest>(asked, run);
    },
  );
};

/** Each of them loads only what it needs. */
async function run(request: ImportRequest, host: Host): Promise<Outcome> {
  switch (request.mode) {
    case "import":
      return (await import("./import.js")).runImport(request, host);
    case "rewrite":
      return (await import("./rewrite-code.js")).rewriteCode(request, host);
    case "check":
      return (await import("./check-code.js")).checkCode(request, host);
  }
}

function repeated(flags: string, description: string, none: string): Option {
  return new Option(flags, description)
    .argParser((value: string, before: readonly string[]) => [...before, notEmpty(value)])
    .default([], none);
}
