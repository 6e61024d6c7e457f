import { Argument, type Command, Option } from "commander";
import { type CatalogFlags, catalogRequest, withCatalogFlags } from "../catalog-flags.js";
import { todayOption } from "../today-option.js";
import { type QueriesRequest, type QueryFormat, queryActions, queryFailures, queryFormats } from "./request.js";

type Flags = CatalogFlags<QueryFormat> & {
  readonly queries?: readonly string[];
  readonly failOn: QueriesRequest["failOn"];
  readonly today?: string;
  readonly writeBaseline: boolean;
  readonly baseline: boolean;
};

const help = `
Reads dashboards of Grafana (classic JSON and the V2 schema) and Perses, rule files of Prometheus, PrometheusRule resources,
and lines of PromQL (.promql, .txt). Without files it reads those that the catalog lists under \`queries: { files: […] }\`.

  queries check [file...]     names, labels, values and functions that are not as the catalog says
  queries list [metric]       where a metric is used; without one, every metric and what no query uses

Each finding has a code of \`queries/…\` and a severity, which the catalog changes under \`lint: { rules: { … } }\`. A comment
\`# meterbook:allow queries/unknown-label\` in a rule, or the same words in the description of a panel, accepts one.
`;

export function defineQueries(command: Command, ask: (request: QueriesRequest) => void): void {
  command
    .addArgument(new Argument("<action>", "what to do").choices(queryActions))
    .argument("[file...]", "dashboards and rules, as paths or globs; with list: the metric")
    .option("--queries <file...>", "the same files, for list")
    .addOption(new Option("--fail-on <severity>", "what exits with 1").choices(queryFailures).default("error"))
    .addOption(
      new Option("--write-baseline", "accept what is found now, in <catalog>.queries-baseline.json")
        .conflicts("baseline")
        .default(false, "no"),
    )
    .option("--no-baseline", "report also what the baseline lists")
    .addOption(todayOption())
    .addHelpText("after", help);
  withCatalogFlags(command, { formats: queryFormats, told: "how findings are reported" }).action(
    (action: QueriesRequest["action"], operands: readonly string[], flags: Flags) =>
      ask(request(action, operands, flags, command)),
  );
}

function request(
  action: QueriesRequest["action"],
  operands: readonly string[],
  flags: Flags,
  command: Command,
): QueriesRequest {
  const isList = action === "list";
  if (isList && operands.length > 1)
    command.error("error: 'queries list' takes one metric; name files with '--queries'");
  return {
    command: "queries",
    action,
    files: [...(isList ? [] : operands), ...(flags.queries ?? [])],
    metric: isList ? (operands[0] ?? null) : null,
    failOn: flags.failOn,
    today: flags.today ?? null,
    baseline: flags.writeBaseline ? "write" : flags.baseline ? "read" : "ignore",
    ...catalogRequest(flags),
  };
}
