import { type Command, InvalidArgumentError, Option } from "commander";
import { type CatalogFlags, type CatalogRequest, catalogRequest, withCatalogFlags } from "../flags/catalog-flags.js";
import type { Define } from "../flags/task.js";
import { todayOption } from "../flags/today-option.js";
import type { Host } from "../host/host.js";
import type { Outcome } from "../host/outcome.js";
import type { Format } from "../reports/formats.js";
import { type Protocol, protocols } from "./environment.js";

const liveFormats = ["text", "json", "github", "sarif", "markdown"] as const satisfies readonly Format[];
export type LiveFormat = (typeof liveFormats)[number];

const failures = ["error", "warning", "none"] as const;

export type LiveCheckRequest = CatalogRequest<LiveFormat> & {
  /** Files to read; `-` is stdin. */
  readonly files: readonly string[];
  /** The command to run, and its words; empty when there is none. */
  readonly command: readonly string[];
  readonly protocol: Protocol;
  readonly allScopes: boolean;
  readonly require: readonly string[];
  readonly minCoverage: number | null;
  readonly minValueCoverage: number | null;
  readonly failOn: (typeof failures)[number];
  /** The day (UTC), as in `2026-11-22`; null stands for SOURCE_DATE_EPOCH, or the system's clock. */
  readonly today: string | null;
  /** The version of the program; null when nobody says it. */
  readonly release: string | null;
};

type Flags = CatalogFlags<LiveFormat> & {
  readonly protocol: Protocol;
  readonly allScopes: boolean;
  readonly require?: readonly string[];
  readonly minCoverage?: number;
  readonly minValueCoverage?: number;
  readonly failOn: LiveCheckRequest["failOn"];
  readonly today?: string;
  readonly release?: string;
};

const help = `
Checks what a running program emits against the catalog, and reports what of the catalog was never emitted.

  live-check -- npm test     runs a command whose OpenTelemetry is pointed at a
                             receiver on this machine, and keeps its exit code
                             where that is not 0
  live-check metrics.jsonl   reads OTLP in lines of JSON, as the file exporters
                             of Meterbook and the Collector write it; \`-\` is
                             stdin

Nothing of the catalog received is exit 1, always. Each finding has a code of \`live/…\` and a severity, which the catalog
changes under \`lint: { rules: { … } }\`; a metric accepts one with \`allow\`.
`;

export const defineLiveCheck: Define = (command, start) => {
  command
    .argument("[file...]", "files to read; behind `--`, the command to run")
    .addOption(
      new Option("--protocol <protocol>", "what the command exports by").choices(protocols).default("http/protobuf"),
    )
    .addOption(new Option("--all-scopes", "the catalog answers for the metrics of every meter").default(false, "no"))
    .option("--require <what...>", "metrics that have to come: all, a stability, or patterns")
    .option("--min-coverage <percent>", "metrics that have to come, as in 90%", percent)
    .option("--min-value-coverage <percent>", "allowed values that have to come, as in 80%", percent)
    .addOption(new Option("--fail-on <severity>", "what exits with 1").choices(failures).default("error"))
    .option("--release <version>", "of the program, for what ends with a version")
    .addOption(todayOption())
    .addHelpText("after", help);
  withCatalogFlags(command, { formats: liveFormats, of: "report" }).action((words: readonly string[], flags: Flags) =>
    start(request(words, flags, command), run),
  );
};

/** Loaded when it is run. */
async function run(asked: LiveCheckRequest, host: Host): Promise<Outcome> {
  return (await import("./live-check.js")).liveCheck(asked, host);
}

function request(words: readonly string[], flags: Flags, command: Command): LiveCheckRequest {
  const behind = wordsBehindDashes(command);
  const files = words.slice(0, words.length - behind);
  if (words.length === 0) command.error("error: nothing to check is named; name files, or a command behind '--'");
  return {
    files,
    command: words.slice(files.length),
    protocol: flags.protocol,
    allScopes: flags.allScopes,
    require: flags.require ?? [],
    minCoverage: flags.minCoverage ?? null,
    minValueCoverage: flags.minValueCoverage ?? null,
    failOn: flags.failOn,
    today: flags.today ?? null,
    release: flags.release ?? null,
    ...catalogRequest(flags),
  };
}

/** Commander gives the words before and behind `--` as one list. */
function wordsBehindDashes({ parent }: Command): number {
  const raw = parent === null || !("rawArgs" in parent) ? [] : (parent.rawArgs as readonly string[]);
  const at = raw.indexOf("--");
  return at === -1 ? 0 : raw.length - at - 1;
}

function percent(text: string): number {
  const number = Number(/^(\d{1,3}(?:\.\d+)?)%?$/.exec(text)?.[1] ?? Number.NaN);
  if (number >= 0 && number <= 100) return number;
  throw new InvalidArgumentError("It is no percentage, as in 90%.");
}
