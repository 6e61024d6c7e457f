import { exportedMetric } from "../../../exported/exported-metric.js";
import { closedSeries } from "../../../model/cardinality.js";
import type { Catalog, Link, Metric } from "../../../model/catalog.js";
import { recordingIn } from "../../../model/recording.js";
import type { Known } from "../../emitter.js";
import { recordedText, usesText } from "./place-texts.js";
import { unitNames } from "../../../model/units/unit-words.js";
import { code } from "../syntax/code-span.js";
import { inline } from "../syntax/escape.js";
import { instrumentText } from "./instrument-text.js";
import { expiryText, oldNamesText } from "./lifetime.js";
import { provenanceText } from "./provenance.js";
import { recorderCall, timerCall } from "./recorder-call.js";

/** One line of a metric's section; `text` is Markdown. */
export type Fact = { readonly name: string; readonly text: string };

/** Left out where the text is empty or null. */
type PossibleFact = readonly [name: string, text: string | null | undefined];

/** What is known of metrics beside what they say themselves. */
type Beside = { readonly oldNames: ReadonlyMap<Metric, readonly Metric[]>; readonly known: Known };

/** The facts of a metric, apart from its description and attributes. */
export function metricFacts(metric: Metric, catalog: Catalog, { oldNames, known }: Beside): readonly Fact[] {
  const facts: readonly PossibleFact[] = [
    ["Instrument", instrumentText(metric)],
    ["From", metric.imported && provenanceText(metric.imported)],
    ["Unit", unitText(metric.unit)],
    ["In Prometheus", prometheusNames(metric, catalog)],
    ["Values", metric.valueType === "int" ? "integers" : "floating-point numbers"],
    ...recorderFacts(metric),
    ["Recorded", enabledText(metric)],
    ["Also recorded by", recordingSignals(metric, catalog)],
    ["Variants", metric.variants.map(({ key }) => code(key)).join(", ")],
    ["Buckets", bucketsText(metric)],
    ["Status", metric.status],
    ["Stability", metric.stability.replace("_", " ")],
    ["Since", metric.since && inline(metric.since)],
    ["Expires", expiryText(metric)],
    ["Also exported as", oldNamesText(oldNames.get(metric) ?? [])],
    [metric.owners.length > 1 ? "Owners" : "Owner", metric.owners.map(inline).join(", ")],
    ["Tags", metric.tags.map(code).join(", ")],
    ["Series", seriesText(metric, catalog)],
    ["Recorded in", recordedText(metric, known.recordedIn)],
    ["Used in", usesText(metric, known.uses)],
    ["Links", metric.links.map(linkText).join(", ")],
    ["Measured on", metric.entities.map(code).join(", ")],
    ["Attributes", metric.attributes.length === 0 ? "none of its own" : null],
  ];
  const said: Fact[] = [];
  for (const [name, text] of facts) if (text) said.push({ name, text });
  return said;
}

function recorderFacts(metric: Metric): readonly PossibleFact[] {
  if (metric.status === "planned") return [["Recorder", "planned: no recorder yet"]];
  if (!metric.hasOwnRecorder) return [["Recorder", "of its variants only"]];
  const timer = timerCall(metric);
  return [
    ["Recorder", code(recorderCall(metric))],
    ["Timer", timer && code(timer)],
  ];
}

/** The events and spans whose calls record it, too. */
function recordingSignals({ key }: Metric, catalog: Catalog): string {
  const signals = recordingIn(catalog).recordersOf.get(key) ?? [];
  return signals.map(({ kind, name }) => `${kind} ${code(name)}`).join(", ");
}

/** How a metric is switched on that is off unless enabled. */
function enabledText({ enabled, name }: Metric): string | null {
  return enabled
    ? null
    : `off unless enabled: ${code(`createRecorders(…, { metrics: { ${JSON.stringify(name)}: true } })`)}`;
}

/** A UCUM unit as code, with its name where that is not plain: `ms` (milliseconds), `{request}`. */
function unitText(unit: string): string {
  if (unit === "") return "none";
  const name = unitNames.get(unit);
  return name === undefined ? code(unit) : `${code(unit)} (${name})`;
}

/** The name on each way, where they differ, and which series a histogram has. */
function prometheusNames(metric: Metric, { settings }: Catalog): string | null {
  const names = settings.prometheus.routes.map((route) => exportedMetric(metric, route).name);
  const [first, second] = names.filter((name) => name !== undefined);
  if (first === undefined) return null;
  const parts = metric.instrument === "histogram" ? ", with `_bucket`, `_sum` and `_count`" : "";
  if (second === undefined || second === first) return `${code(first)}${parts}`;
  return `${code(first)} from OTLP, ${code(second)} from the JavaScript exporter${parts}`;
}

function bucketsText(metric: Metric): string | null {
  return metric.instrument === "histogram" ? (metric.buckets?.join(", ") ?? "the SDK's own") : null;
}

function seriesText(metric: Metric, catalog: Catalog): string {
  const limit = `at most ${metric.cardinality} in a process`;
  const closed = closedSeries(metric, catalog);
  if (closed === 1) return limit;
  const common = catalog.context.length === 0 ? "" : " (common attributes included)";
  return `${limit}; the attributes with a fixed list of values${common} can be combined in ${closed} ways`;
}

/** Only web addresses become links; they are written as URLs are, so that no character of theirs is Markdown. */
export function linkText({ name, address }: Link): string {
  return name === null ? addressText(address) : `${inline(name)}: ${addressText(address)}`;
}

function addressText(address: string): string {
  const url = URL.canParse(address) ? new URL(address) : undefined;
  return url?.protocol === "https:" || url?.protocol === "http:"
    ? `<${url.href.replaceAll("`", "%60")}>`
    : code(address);
}
