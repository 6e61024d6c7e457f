import type { MetricData } from "../../data.js";
import { callsOf } from "../call.js";
import type { Dictionary, MetricEntry, Entry } from "../dictionary.js";
import { type ReadyQuery, readyQueries } from "../promql.js";
import { seriesCount } from "../series-count.js";
import { attributeList } from "./attributes.js";
import { badges } from "./badges.js";
import { codeBlock, copyable, copyButton } from "./copy.js";
import { coverageText } from "./coverage.js";
import { deprecationNotice } from "./deprecation.js";
import { type Content, h } from "./element.js";
import { facts } from "./facts.js";
import { historyList } from "./history.js";
import { breakable } from "./links.js";
import { markdown } from "./markdown.js";
import { entryList, part } from "./parts.js";
import { recordedList } from "./recorded.js";
import { type Asked, renameNotice } from "./renamed.js";

/** Everything that the dictionary knows of a metric. */
export function metricView(entry: MetricEntry, dictionary: Dictionary, { today, asked }: Asked): Content {
  const { data: metric } = entry;
  return h(
    "article",
    {},
    h(
      "header.title",
      {},
      h("h1", {}, breakable(metric.name)),
      copyButton(metric.name, "the name"),
      h("span.badges", {}, badges(entry, today)),
    ),
    renameNotice(entry, dictionary, asked),
    deprecationNotice(entry, dictionary, today),
    h(
      "div.lead",
      {},
      metric.description === undefined ? h("p.nothing", {}, "It has no description.") : markdown(metric.description),
    ),
    metric.note !== undefined && h("div.note", {}, markdown(metric.note)),
    facts(entry, dictionary, today),
    part("Exported names", exportedNames(entry)),
    part("Attributes", attributeList(entry, dictionary)),
    part("Queries", queries(entry)),
    part("In TypeScript", calls(entry, dictionary)),
    part("Series", series(entry, dictionary)),
    part("Recorded by", entryList(dictionary.recordersOf(metric.name))),
    part("Used in", useList(entry)),
    part("Recorded in", recordedList(entry)),
    part("Seen by live-check", coverageText(entry)),
    part("History", historyList(entry, dictionary)),
  );
}

function exportedNames({ names, data: metric }: MetricEntry): Content {
  const suffixes = metric.instrument === "histogram" ? ", with _bucket, _sum and _count" : "";
  const row = ({ name, routes, series, isChosen }: MetricEntry["names"][number]) =>
    h(
      isChosen ? "tr" : "tr.other",
      {},
      h("td", {}, copyable(name, breakable(name))),
      h("td", {}, routes.join("; "), series.length > 0 && suffixes),
    );
  return h(
    "table.names",
    {},
    h("thead.unseen", {}, h("tr", {}, h("th", {}, "Name"), h("th", {}, "Where"))),
    h("tbody", {}, names.map(row)),
  );
}

function queries(entry: MetricEntry): Content {
  if (entry.data.status === "planned") return null;
  const { plain, utf8 } = readyQueries(entry);
  if (plain.length === 0) return null;
  const list = (all: readonly ReadyQuery[]) =>
    h(
      "dl.queries",
      {},
      all.map(({ title, text }) => [h("dt", {}, title), h("dd", {}, codeBlock(text, `query: ${title}`))]),
    );
  return [
    list(plain),
    utf8.length > 0 && h("details", {}, h("summary", {}, "With UTF-8 names (Prometheus 3)"), list(utf8)),
  ];
}

function calls(entry: MetricEntry, { data }: Dictionary): Content {
  const all = callsOf(entry, (at) => data.attributes[at]);
  return all.length === 0 ? null : codeBlock(all.join("\n"), "the call");
}

function series(entry: MetricEntry, dictionary: Dictionary): Content {
  const { factors, product, isBounded, limit, perSeries } = seriesCount(entry, dictionary);
  const formula = factors.map(({ key, count }, index) => [
    index > 0 && h("span.times", {}, " × "),
    h("span.factor", {}, h("b", {}, count ?? "?"), " ", key),
  ]);
  const all = isBounded
    ? `${product.toLocaleString("en")} series`
    : `${product.toLocaleString("en")} for each combination of the open attributes (?)`;
  return [
    factors.length === 0
      ? h("p", {}, "One in a process.")
      : h("p.formula", {}, formula, h("span.times", {}, " = "), h("b", {}, all)),
    h(
      "p",
      {},
      `At most ${limit.toLocaleString("en")} in a process; further ones are put together.`,
      perSeries > 1 && ` Each is ${perSeries} series in Prometheus: ${perSeries - 2} buckets, the sum and the count.`,
    ),
  ];
}

/** The dashboards and rules that use a metric; nothing where none were looked through. */
function useList({ data, catalog }: Entry): Content {
  if (catalog.hasQueries === undefined || data.status === "planned") return null;
  const { uses } = data;
  if (uses === undefined) return h("p", {}, "No dashboard, alert or recording rule that was looked through uses it.");
  return h(
    "ul.uses",
    {},
    uses.map((use) => h("li", {}, useText(use))),
  );
}

function useText({ kind, name, within, file, line, via }: NonNullable<MetricData["uses"]>[number]): Content {
  return [
    kind === "line" ? "a query" : `${kind} `,
    kind !== "line" && h("b", {}, name),
    within !== undefined && ` of ${within}`,
    via !== undefined && [", through ", h("code", {}, via)],
    h("span.meta", {}, `${file}:${line}`),
  ];
}
