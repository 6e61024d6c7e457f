import { Argument, type Command, Option } from "commander";
import { type CatalogFlags, type CatalogRequest, catalogRequest, withCatalogFlags } from "../flags/catalog-flags.js";
import { meantAfter } from "../flags/meant-after.js";
import type { Define } from "../flags/task.js";
import { todayOption } from "../flags/today-option.js";
import type { Host } from "../host/host.js";
import type { Outcome } from "../host/outcome.js";
import type { Format } from "../reports/formats.js";

const queryActions = ["check", "list", "rewrite"] as const;

/** How the report of queries is written; Markdown is for a comment on a pull request. */
const queryFormats = ["text", "json", "github", "sarif", "markdown"] as const satisfies readonly Format[];
export type QueryFormat = (typeof queryFormats)[number];

const queryFailures = ["error", "warning", "none"] as const;

export type QueriesRequest = CatalogRequest<QueryFormat> & {
  readonly action: (typeof queryActions)[number];
  /** Paths and globs from the current folder; none stands for those of the catalog. */
  readonly files: readonly string[];
  /** For `list`: the metric; null stands for all. */
  readonly metric: string | null;
  readonly failOn: (typeof queryFailures)[number];
  /** The day (UTC), as in `2026-11-22`; null stands for SOURCE_DATE_EPOCH, or the system's clock. */
  readonly today: string | null;
  /** Whether what is found is written into the baseline, read from there and left out, or reported all the same. */
  readonly baseline: "write" | "read" | "ignore";
  readonly rewrite: {
    /** Whether the change is only shown. */
    readonly isDry: boolean;
    /** Whether the old series stay beside the new ones, for the time before the rename. */
    readonly keepsOld: boolean;
    /** The revision whose names the queries have; null stands for the renames that the catalog itself notes. */
    readonly since: string | null;
  };
};

type Flags = CatalogFlags<QueryFormat> & {
  readonly queries?: readonly string[];
  readonly failOn: QueriesRequest["failOn"];
  readonly today?: string;
  readonly writeBaseline: boolean;
  readonly baseline: boolean;
  readonly or: boolean;
  readonly since?: string;
  readonly dryRun: boolean;
};

const help = `
Reads dashboards of Grafana (classic JSON and the V2 schema) and Perses, rule files of Prometheus, PrometheusRule resources,
and lines of PromQL (.promql, .txt). Without files it reads those that the catalog lists under \`queries: { files: […] }\`.

  queries check [file...]    names, labels, values and functions that are not as
                             the catalog says
  queries list [metric]      where a metric is used; without one, every metric
                             and what no query uses
  queries rewrite [file...]  gives queries the new names: those that the
                             catalog notes (deprecated: { renamed_to }), or,
                             with --since main, all that changed since a
                             revision; nothing else in a file changes

Each finding has a code of \`queries/…\` and a severity, which the catalog changes under \`lint: { rules: { … } }\`. A comment
\`# meterbook:allow queries/unknown-label\` in a rule, or the same text in the description of a panel, accepts one.
`;

export const defineQueries: Define = (command, start) => {
  command
    .addArgument(new Argument("<action>", "what to do").choices(queryActions))
    .addArgument(
      meantAfter(new Argument("[file...]", "dashboards and rules, as paths or globs; with list: the metric"), {
        word: "list",
        name: "metric",
      }),
    )
    .option("--queries <file...>", "the same files, for list")
    .addOption(new Option("--fail-on <severity>", "what exits with 1").choices(queryFailures).default("error"))
    .addOption(
      new Option("--write-baseline", "accept the findings of this run, in <catalog>.queries-baseline.json")
        .conflicts("baseline")
        .default(false, "no"),
    )
    .option("--no-baseline", "report also what the baseline lists")
    .addOption(
      new Option("--or", "with rewrite: ask for the old series, too, where there is no new one").default(false, "no"),
    )
    .option("--since <revision>", "with rewrite: the revision whose names the queries have")
    .addOption(new Option("--dry-run", "with rewrite: write nothing, print the difference").default(false, "no"))
    .addOption(todayOption())
    .addHelpText("after", help);
  withCatalogFlags(command, { formats: queryFormats, of: "findings" }).action(
    (action: QueriesRequest["action"], operands: readonly string[], flags: Flags) =>
      start(request(action, operands, flags, command), run),
  );
};

/** Each action loads only what it needs. */
async function run(request: QueriesRequest, host: Host): Promise<Outcome> {
  switch (request.action) {
    case "check":
      return (await import("./check.js")).check(request, host);
    case "list":
      return (await import("./list.js")).list(request, host);
    case "rewrite":
      return (await import("./rewrite.js")).rewrite(request, host);
  }
}

function request(
  action: QueriesRequest["action"],
  operands: readonly string[],
  flags: Flags,
  command: Command,
): QueriesRequest {
  const isList = action === "list";
  const ofRewrite = [flags.or && "--or", flags.since !== undefined && "--since", flags.dryRun && "--dry-run"];
  const foreign = ofRewrite.find((flag) => flag !== false);
  if (action !== "rewrite" && foreign !== undefined)
    command.error(`error: option '${foreign}' is for 'queries rewrite'`);
  if (isList && operands.length > 1)
    command.error("error: 'queries list' takes one metric; name files with '--queries'");
  return {
    action,
    files: [...(isList ? [] : operands), ...(flags.queries ?? [])],
    metric: isList ? (operands[0] ?? null) : null,
    failOn: flags.failOn,
    today: flags.today ?? null,
    baseline: flags.writeBaseline ? "write" : flags.baseline ? "read" : "ignore",
    rewrite: { isDry: flags.dryRun, keepsOld: flags.or, since: flags.since ?? null },
    ...catalogRequest(flags),
  };
}
