import { suggestion } from "../../diagnostics/suggest.js";
import { seriesOf } from "../../exported/series.js";
import type { Metric } from "../../model/catalog.js";
import { isRecorded } from "../../model/emission.js";
import { type MetricUsage, usageOf } from "../../queries/usage.js";
import { CommandError } from "../../write/command-error.js";
import { count } from "../terminal/display.js";
import type { Host } from "../host/host.js";
import type { Outcome } from "../host/outcome.js";
import { render } from "../reports/render.js";
import type { Report } from "../reports/report.js";
import { openQueries, type OpenQueries } from "./open.js";
import { reportClosed } from "./report.js";
import type { QueriesRequest } from "./command.js";
import { unusedView, usageView, useText } from "./views.js";

/** Where metrics are used: one of them, or all, and what no query uses. */
export async function list(request: QueriesRequest, host: Host): Promise<Outcome> {
  const { format, metric } = request;
  if (format !== "text" && format !== "json") {
    throw new CommandError(`\`queries list\` has no report as ${format}`, "choose --format text or json");
  }
  const open = await openQueries(request, host);
  if ("diagnostics" in open) return reportClosed(open, request, host);
  const all = usageOf(open.queries, open.series);
  const chosen =
    metric === null
      ? all.filter(({ metric }) => isRecorded(metric))
      : all.filter((usage) => isMeant(usage.metric, metric, open));
  if (metric !== null && chosen.length === 0) {
    const known = [...all.map(({ metric }) => metric.key), ...all.map(({ metric }) => metric.name)];
    throw new CommandError(`"${metric}" is no metric of ${open.catalogFile.name}`, suggestion(metric, known) ?? null);
  }
  const unused = metric === null ? { unused: unusedView(open) } : {};
  const text = metric === null ? textOfAll(chosen, open) : chosen.map((usage) => textOf(usage, open)).join("\n");
  const report: Report = {
    command: "queries",
    status: "fine",
    catalog: open.catalogFile.name,
    diagnostics: [],
    facts: () => ({ status: "listed", files: open.queryFiles.length, metrics: chosen.map(usageView), ...unused }),
    data: () => text,
    problems: () => open.warnings.map((warning) => `warning: ${warning}\n`).join(""),
  };
  return render(report, request, host);
}

/** By its key, its exported name, or one of its series in Prometheus. */
function isMeant(metric: Metric, word: string, { series }: OpenQueries): boolean {
  return metric.key === word || metric.name === word || series.owners(word).some((owner) => owner.metric === metric);
}

function textOf(usage: MetricUsage, { catalog }: OpenQueries): string {
  const { metric, uses } = usage;
  const [route] = catalog.settings.prometheus.routes;
  const names = seriesOf(metric, route)
    .map(({ name }) => name)
    .join(", ");
  const unnamed = metric.attributes.filter(({ key }) => !usage.attributes.has(key)).map(({ key }) => key);
  const rest = uses.length === 0 || unnamed.length === 0 ? "" : `  no query names ${unnamed.join(", ")}\n`;
  const head = `${metric.name} (${names}): ${uses.length === 0 ? "no query uses it" : count(uses.length, "query", "queries")}\n`;
  return `${head}${uses.map((use) => `${useText(use)}\n`).join("")}${rest}`;
}

function textOfAll(usages: readonly MetricUsage[], open: OpenQueries): string {
  const used = usages.filter(({ uses }) => uses.length > 0);
  const unused = usages.filter(({ uses }) => uses.length === 0);
  const summary = `${used.length} of ${count(usages.length, "metric")} ${used.length === 1 ? "is" : "are"} used in ${count(open.queryFiles.length, "file")}\n`;
  return [...used, ...unused].map((usage) => `${textOf(usage, open)}\n`).join("") + summary;
}
