import { closedSeries } from "../../model/cardinality.js";
import type { Catalog, Metric } from "../../model/catalog.js";
import { code } from "./code-span.js";
import { inline } from "./escape.js";
import { instrumentWords } from "./instrument-words.js";
import { expiryWords, oldNameWords } from "./lifetime.js";
import { recorderCall, timerCall } from "./recorder-call.js";
import { unitWords } from "./unit-words.js";

/** One line of a metric's section: what is said of it, and the words in Markdown. */
export type Fact = { readonly name: string; readonly words: string };

/** A fact while it is not known whether there is anything to say. */
type Said = readonly [name: string, words: string | null | undefined];

/** What a reader may want to know of a metric, apart from its description and attributes; only what there is to say. */
export function metricFacts(metric: Metric, catalog: Catalog, oldNames: readonly Metric[]): readonly Fact[] {
  const facts: readonly Said[] = [
    ["Instrument", instrumentWords(metric)],
    ["Unit", unitWords(metric.unit)],
    ["Values", metric.valueType === "int" ? "integers" : "floating-point numbers"],
    ...recorderFacts(metric),
    ["Buckets", bucketWords(metric)],
    ["Status", metric.status],
    ["Stability", metric.stability.replace("_", " ")],
    ["Since", metric.since && inline(metric.since)],
    ["Expires", expiryWords(metric)],
    ["Also exported as", oldNameWords(oldNames)],
    ["Owner", metric.owner && inline(metric.owner)],
    ["Tags", metric.tags.map(code).join(", ")],
    ["Series", seriesWords(metric, catalog)],
    ["Links", metric.links.map(link).join(", ")],
    ["Attributes", metric.attributes.length === 0 ? "none of its own" : null],
  ];
  return facts.flatMap(([name, words]) => (words ? [{ name, words }] : []));
}

function recorderFacts(metric: Metric): readonly Said[] {
  if (metric.status === "planned") return [["Recorder", "planned: no recorder yet"]];
  const timer = timerCall(metric);
  return [
    ["Recorder", code(recorderCall(metric))],
    ["Timer", timer && code(timer)],
  ];
}

function bucketWords({ instrument, buckets }: Metric): string | null {
  return instrument === "histogram" ? (buckets?.join(", ") ?? "the SDK's own") : null;
}

function seriesWords(metric: Metric, catalog: Catalog): string {
  const budget = `at most ${metric.cardinality} in a process`;
  const closed = closedSeries(metric, catalog);
  if (closed === 1) return budget;
  const context = catalog.context.length === 0 ? "" : ", those of the context included,";
  return `${budget}; the closed values${context} make ${closed}`;
}

/** Only web addresses become links; they are written as URLs are, so that no character of theirs is Markdown. */
function link(address: string): string {
  const url = URL.canParse(address) ? new URL(address) : undefined;
  return url?.protocol === "https:" || url?.protocol === "http:"
    ? `<${url.href.replaceAll("`", "%60")}>`
    : code(address);
}
