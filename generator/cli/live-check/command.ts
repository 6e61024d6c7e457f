import { type Command, InvalidArgumentError, Option } from "commander";
import { type CatalogFlags, type CatalogRequest, catalogRequest, withCatalogFlags } from "../flags/catalog-flags.js";
import type { Define } from "../flags/task.js";
import { todayOption } from "../flags/today-option.js";
import type { Host } from "../host/host.js";
import type { Outcome } from "../host/outcome.js";
import type { BaselineMode } from "./baseline.js";
import { formatOfEnding, type LiveFormat, liveFormats } from "./formats.js";
import type { Listening } from "./receive/receiver.js";
import { type Protocol, protocols } from "./environment.js";

const failures = ["error", "warning", "none"] as const;

export type LiveCheckRequest = CatalogRequest<LiveFormat> & {
  /** Files to read; `-` is stdin. */
  readonly files: readonly string[];
  /** The command to run, and its words; empty when there is none. */
  readonly command: readonly string[];
  readonly protocol: Protocol;
  /** Where to listen besides; empty when only a command is received from. */
  readonly listen: readonly Listening[];
  /** Addresses of pages to scrape. */
  readonly scrape: readonly URL[];
  /** Milliseconds; null stands for once, or for 5 s beside a command. */
  readonly every: number | null;
  /** Milliseconds after which a run ends; null stands for none. */
  readonly for: number | null;
  /** Milliseconds without anything received after which a run ends. */
  readonly idle: number | null;
  readonly allScopes: boolean;
  readonly require: readonly string[];
  readonly minCoverage: number | null;
  readonly minValueCoverage: number | null;
  readonly failOn: (typeof failures)[number];
  readonly baseline: BaselineMode;
  /** Files that get the report, too; their names say in which format. */
  readonly reports: readonly string[];
  /** JSON reports of other runs, which this one takes over. */
  readonly merge: readonly string[];
  /** The day (UTC), as in `2026-11-22`; null stands for SOURCE_DATE_EPOCH, or the system's clock. */
  readonly today: string | null;
  /** The version of the program; null when nobody says it. */
  readonly release: string | null;
};

type Flags = CatalogFlags<LiveFormat> & {
  readonly protocol: Protocol;
  readonly listen?: true | Listening;
  readonly scrape?: readonly URL[];
  readonly every?: number;
  readonly for?: number;
  readonly idle?: number;
  readonly allScopes: boolean;
  readonly require?: readonly string[];
  readonly minCoverage?: number;
  readonly minValueCoverage?: number;
  readonly failOn: LiveCheckRequest["failOn"];
  readonly writeBaseline: boolean;
  readonly baseline: boolean;
  readonly report?: readonly string[];
  readonly merge?: readonly string[];
  readonly gathered: boolean;
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
                             stdin; also what a scrape of Prometheus shows
  live-check --listen        receives OTLP at 127.0.0.1:4317 and :4318, gRPC and
                             HTTP at both, until Ctrl-C, --for or --idle
  live-check --scrape http://127.0.0.1:9464/metrics
                             asks a page of Prometheus, once or --every 5s
  live-check --merge a.json b.json
                             one report of several runs

Nothing of the catalog received is exit 1, always. Each finding has a code of \`live/…\` and a severity, which the catalog
changes under \`lint: { rules: { … } }\`; a metric, event or span accepts one with \`allow\`.
`;

export const defineLiveCheck: Define = (command, start) => {
  command
    .argument("[file...]", "files to read; behind `--`, the command to run")
    .addOption(
      new Option("--protocol <protocol>", "what the command exports by").choices(protocols).default("http/protobuf"),
    )
    .option("--listen [address]", "receive OTLP there, as in 127.0.0.1:4318", listening)
    .option("--scrape <url...>", "pages of Prometheus to read", scrapable)
    .option("--every <time>", "scrape again, as in 5s", duration)
    .option("--for <time>", "end after that time, as in 30s", duration)
    .option("--idle <time>", "end when nothing came for that time, as in 10s", duration)
    .addOption(
      new Option("--all-scopes", "the catalog answers for every meter, logger and tracer").default(false, "no"),
    )
    .option("--require <what...>", "what has to come: all, a stability, or patterns of names")
    .option("--min-coverage <percent>", "of metrics, events and spans that have to come, as in 90%", percent)
    .option("--min-value-coverage <percent>", "allowed values that have to come, as in 80%", percent)
    .addOption(new Option("--fail-on <severity>", "what exits with 1").choices(failures).default("error"))
    .addOption(
      new Option("--write-baseline", "accept the findings of this run, in <catalog>.live-baseline.json")
        .conflicts("baseline")
        .default(false, "no"),
    )
    .option("--no-baseline", "report also what the baseline lists")
    .option(
      "--report <file...>",
      "write the report there, too: .json, .sarif, .xml (junit), .md, .info (lcov)",
      reportFile,
    )
    .addOption(new Option("--gathered", "read what tests recorded, which may be nothing").default(false).hideHelp())
    .option("--merge <report...>", "take over JSON reports of other runs")
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
  const { listen, scrape = [], merge = [] } = flags;
  if (!flags.gathered && words.length === 0 && listen === undefined && scrape.length === 0 && merge.length === 0) {
    command.error(
      "error: nothing to check is named; name files, or a command behind '--', or use '--listen', '--scrape' or '--merge'",
    );
  }
  return {
    files,
    command: words.slice(files.length),
    protocol: flags.protocol,
    listen: listen === undefined ? [] : listen === true ? usualAddresses : [listen],
    scrape,
    every: flags.every ?? null,
    for: flags.for ?? null,
    idle: flags.idle ?? null,
    allScopes: flags.allScopes,
    require: flags.require ?? [],
    minCoverage: flags.minCoverage ?? null,
    minValueCoverage: flags.minValueCoverage ?? null,
    failOn: flags.failOn,
    baseline: flags.writeBaseline ? "write" : flags.baseline ? "read" : "ignore",
    reports: flags.report ?? [],
    merge: flags.merge ?? [],
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

/** Where programs send OTLP unless they are configured otherwise: gRPC and HTTP. */
const usualAddresses: readonly Listening[] = [4317, 4318].map((port) => ({ host: "127.0.0.1", port }));

function listening(text: string): Listening {
  const [, host = "", port = ""] = /^(?:(.+):)?(\d{1,5})$/.exec(text) ?? [];
  if (port === "" || Number(port) > 65_535) throw new InvalidArgumentError("It is no address, as in 127.0.0.1:4318.");
  return { host: host.replace(/^\[(.*)\]$/, "$1") || "127.0.0.1", port: Number(port) };
}

function scrapable(text: string, before: readonly URL[] = []): readonly URL[] {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url === undefined || !/^https?:$/.test(url.protocol)) {
    throw new InvalidArgumentError("It is no address, as in http://127.0.0.1:9464/metrics.");
  }
  return [...before, url];
}

const units: Readonly<Record<string, number>> = { ms: 1, s: 1000, m: 60_000, h: 3_600_000 };

function duration(text: string): number {
  const [, number = "", unit = ""] = /^(\d{1,6}(?:\.\d+)?)(ms|s|m|h)$/.exec(text) ?? [];
  const milliseconds = Number(number) * (units[unit] ?? Number.NaN);
  if (milliseconds > 0 && milliseconds < 2 ** 31) return milliseconds;
  throw new InvalidArgumentError("It is no time, as in 500ms, 30s or 5m.");
}

function reportFile(text: string, before: readonly string[] = []): readonly string[] {
  const endings = Object.keys(formatOfEnding);
  if (endings.some((ending) => text.toLowerCase().endsWith(ending))) return [...before, text];
  throw new InvalidArgumentError(`Its name ends in none of ${endings.join(", ")}.`);
}
