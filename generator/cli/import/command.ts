import { Argument, InvalidArgumentError, Option } from "commander";
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
import { type EntryKind, entryKinds } from "../../vocabulary.js";
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
  /** What is taken of a source; none stands for all. */
  readonly kinds: readonly EntryKind[];
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
  readonly kind: readonly EntryKind[];
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
Writes a new catalog, or adds to the one that is there: every character of it stays. What it has already, under the same
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
    .addOption(repeated("--only <pattern>", "only what has such a name, as in http.*; once for each of several", "all"))
    .addOption(
      repeated("--kind <kind>", "of otel and mdatagen: only entries of that kind; once for each", "all", entryKinds),
    )
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
      const fault = faultOf(from, sources, flags);
      if (fault !== undefined) command.error(`error: ${fault}`);
      start<ImportRequest>(requestOf(from, sources, flags), run);
    },
  );
};

/** What does not go together. */
function faultOf(from: string, sources: readonly string[], flags: Flags): string | undefined {
  const { mayBeEmpty } = importFormats.find(({ name }) => name === from) ?? {};
  if (sources.length === 0 && mayBeEmpty !== true) return "missing required argument 'file'";
  const { project, rewrite, check, registry, kind } = flags;
  const ofCode = [project !== undefined && "--project", rewrite && "--rewrite", check && "--check"];
  const foreign = from === "typescript" ? undefined : ofCode.find((flag) => flag !== false);
  if (foreign !== undefined) return `option '${foreign}' is for 'import typescript'`;
  if (registry.length > 0 && from !== "otel") return "option '--registry' is for 'import otel'";
  const hasKinds = from === "otel" || from === "mdatagen";
  return kind.length > 0 && !hasKinds ? "option '--kind' is for 'import otel' and 'import mdatagen'" : undefined;
}

function requestOf(from: string, sources: readonly string[], flags: Flags): ImportRequest {
  const { only, kind: kinds, registry: registries, status, prefix, project, dryRun, failOn, ...others } = flags;
  const { rewrite, check, ...rest } = others;
  const mode = rewrite ? ("rewrite" as const) : check ? ("check" as const) : ("import" as const);
  const read = { mode, from, sources, project: project ?? null, registries, only, kinds };
  return { ...read, status, prefix: prefix ?? null, dryRun, failOn, ...catalogRequest(rest) };
}

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

function repeated(flags: string, description: string, none: string, choices: readonly string[] = []): Option {
  const option =
    choices.length === 0 ? new Option(flags, description) : new Option(flags, description).choices(choices);
  return option
    .argParser((value: string, before: readonly string[]) => {
      if (choices.length > 0 && !choices.includes(value))
        throw new InvalidArgumentError(`Allowed choices are ${choices.join(", ")}.`);
      return [...before, notEmpty(value)];
    })
    .default([], none);
}
