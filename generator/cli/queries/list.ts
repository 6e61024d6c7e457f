import { suggestion } from "../../diagnostics/suggest.js";
import { seriesOf } from "../../exported/series.js";
import type { Metric } from "../../model/catalog.js";
import { isRecorded } from "../../model/emission.js";
import { type MetricUsage, usageOf } from "../../queries/usage.js";
import { Refusal } from "../../write/refusal.js";
import { count } from "../display.js";
import type { Outcome } from "../outcome.js";
import type { Surroundings } from "../surroundings.js";
import { openQueries, type OpenQueries } from "./open.js";
import { renderClosed } from "./render.js";
import type { QueriesRequest } from "./request.js";
import { unusedView, usageView, useText } from "./views.js";

/** Where metrics are used: one of them, or all, and what no query uses. */
export async function list(request: QueriesRequest, around: Surroundings): Promise<Outcome> {
  const { format, metric } = request;
  if (format !== "text" && format !== "json") {
    throw new Refusal(`\`queries list\` has no report as ${format}`, "choose --format text or json");
  }
  const open = await openQueries(request, around);
  if ("diagnostics" in open) return renderClosed(open, request, around);
  const all = usageOf(open.queries, open.series);
  const chosen =
    metric === null
      ? all.filter(({ metric }) => isRecorded(metric))
      : all.filter((usage) => isMeant(usage.metric, metric, open));
  if (metric !== null && chosen.length === 0) {
    const known = [...all.map(({ metric }) => metric.key), ...all.map(({ metric }) => metric.name)];
    throw new Refusal(`"${metric}" is no metric of ${open.catalogFile.name}`, suggestion(metric, known) ?? null);
  }
  const err = open.warnings.map((warning) => `warning: ${warning}\n`).join("");
  if (format === "json") {
    const unused = metric === null ? { unused: unusedView(open) } : {};
    const view = { version: 1, files: open.queryFiles.length, metrics: chosen.map(usageView), ...unused };
    return { status: "fine", out: `${JSON.stringify(view, null, 2)}\n`, err };
  }
  return {
    status: "fine",
    out: metric === null ? textOfAll(chosen, open) : chosen.map((usage) => textOf(usage, open)).join("\n"),
    err,
  };
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
