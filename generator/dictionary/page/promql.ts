import { exportedLabel } from "../../exported/exported-name.js";
import { otlpRoute, type Route } from "../../exported/route.js";
import type { AttributeData } from "../data.js";
import type { MetricEntry } from "./dictionary.js";
import { chosenRoutes, seriesOn } from "./names.js";

/** A query to begin with. */
export type ReadyQuery = { readonly title: string; readonly text: string };

type ReadyQueries = {
  /** By the names that the catalog chooses. */
  readonly plain: readonly ReadyQuery[];
  /** The same for a Prometheus that keeps names as they are; none where those are the names above. */
  readonly utf8: readonly ReadyQuery[];
};

const utf8Route = otlpRoute("NoUTF8EscapingWithSuffixes");

export function readyQueries(entry: MetricEntry): ReadyQueries {
  const [route] = chosenRoutes(entry.catalog);
  const plain = queriesOn(entry, route);
  const utf8 = queriesOn(entry, utf8Route);
  const isSame = plain.every(({ text }, index) => text === utf8[index]?.text);
  return { plain, utf8: isSame ? [] : utf8 };
}

/** How the parts of a query are written for the names of one way. */
type Writing = {
  readonly name: string;
  /** A selector of series: of the metric, with a suffix of a histogram and with matchers of labels. */
  readonly select: (suffix: string, ...matchers: readonly Matcher[]) => string;
  readonly by: (...labels: readonly string[]) => string;
  /** The label of an attribute with few values, by which to divide; null where there is none. */
  readonly split: { readonly label: string; readonly values: readonly string[] } | null;
};

type Matcher = readonly [label: string, operator: "=" | "=~", value: string];

function queriesOn(entry: MetricEntry, route: Route): readonly ReadyQuery[] {
  const [series] = seriesOn(entry.data, route);
  if (series === undefined) return [];
  const { instrument, unit, buckets } = entry.data;
  const name = instrument === "histogram" ? series.name.replace(/_bucket$/, "") : series.name;
  const writing = writingOf(name, splitBy(entry, route));
  if (instrument === "counter") return ofCounter(writing);
  if (instrument === "histogram") return ofHistogram(writing, buckets ?? []);
  return instrument === "gauge" ? ofGauge(writing, unit === "1") : ofTotal(writing);
}

function ofCounter({ select, by, split }: Writing): readonly ReadyQuery[] {
  return [
    { title: "Per second", text: `sum(rate(${select("")}[5m]))` },
    ...(split
      ? [{ title: `Per second, by ${split.label}`, text: `sum ${by(split.label)} (rate(${select("")}[5m]))` }]
      : []),
    { title: "In the last hour", text: `sum(increase(${select("")}[1h]))` },
    ...ratio(split, (matcher) => `sum(rate(${select("", matcher)}[5m]))`),
  ];
}

/** One value of a closed attribute against another, and against all. */
function ratio(split: Writing["split"], rate: (matcher: Matcher) => string): readonly ReadyQuery[] {
  const [first, second] = split?.values ?? [];
  if (split === null || first === undefined || second === undefined) return [];
  const text = `${rate([split.label, "=", second])}\n/ ${rate([split.label, "=", first])}`;
  return [{ title: `Ratio of ${split.label} ${second} to ${first}`, text }];
}

function ofHistogram({ select, by, split }: Writing, buckets: readonly number[]): readonly ReadyQuery[] {
  const quantile = (share: number, ...labels: readonly string[]) =>
    `histogram_quantile(${share}, sum ${by(...labels, "le")} (rate(${select("_bucket")}[5m])))`;
  const count = `sum(rate(${select("_count")}[5m]))`;
  const middle = buckets[Math.floor(buckets.length / 2)];
  return [
    { title: "95th percentile", text: quantile(0.95) },
    { title: "Median", text: quantile(0.5) },
    ...(split ? [{ title: `95th percentile, by ${split.label}`, text: quantile(0.95, split.label) }] : []),
    { title: "Average", text: `sum(rate(${select("_sum")}[5m]))\n/ ${count}` },
    { title: "Measurements per second", text: count },
    ...(middle === undefined ? [] : [shareBelow(middle, select("_bucket", ["le", "=~", bound(middle)]), count)]),
    ...ratio(split, (matcher) => `sum(rate(${select("_count", matcher)}[5m]))`),
  ];
}

function shareBelow(bucket: number, selector: string, count: string): ReadyQuery {
  return { title: `Share of at most ${bucket}`, text: `sum(rate(${selector}[5m]))\n/ ${count}` };
}

/** Prometheus 3 writes a bound that is whole as `10.0` where it scrapes it, and as `10` where it receives it. */
function bound(bucket: number): string {
  const text = String(bucket);
  return Number.isInteger(bucket) && /^\d+$/.test(text) ? `${text}|${text}[.]0` : text.replaceAll(/[.+]/g, "[$&]");
}

function ofGauge({ select, by, split }: Writing, isRatio: boolean): readonly ReadyQuery[] {
  // The sum of ratios is none.
  const [title, operator] = isRatio ? ["Average", "avg"] : ["Greatest", "max"];
  return [
    { title, text: `${operator}(${select("")})` },
    ...(split
      ? [{ title: `${title}, by ${split.label}`, text: `${operator} ${by(split.label)} (${select("")})` }]
      : []),
    { title: "Average over an hour", text: `avg_over_time(${select("")}[1h])` },
    { title: "Each series", text: select("") },
  ];
}

function ofTotal({ select, by, split }: Writing): readonly ReadyQuery[] {
  return [
    { title: "In all", text: `sum(${select("")})` },
    ...(split ? [{ title: `By ${split.label}`, text: `sum ${by(split.label)} (${select("")})` }] : []),
    { title: "Change in an hour", text: `sum(delta(${select("")}[1h]))` },
    { title: "Greatest in an hour, each series", text: `max_over_time(${select("")}[1h])` },
  ];
}

/** The attribute that divides best: closed, with at least two and not very many values. */
function splitBy({ attributes, common }: MetricEntry, route: Route): Writing["split"] {
  const candidates = [...attributes, ...common].flatMap(({ attribute }) => {
    const label = exportedLabel(attribute.key, route);
    return label === undefined ? [] : [{ attribute, label }];
  });
  const found =
    candidates.find(({ attribute }) => closedValues(attribute).length > 1) ??
    candidates.find(({ attribute }) => (attribute.values?.length ?? 0) > 1) ??
    candidates[0];
  return found === undefined ? null : { label: found.label, values: closedValues(found.attribute) };
}

function closedValues({ type, values = [], isOpen }: AttributeData): readonly string[] {
  if (type === "boolean") return ["false", "true"];
  return isOpen || values.some(({ value }) => value.endsWith("*")) ? [] : values.map(({ value }) => value);
}

/** Names that PromQL cannot have bare stand in quotes (Prometheus 3). */
function writingOf(name: string, split: Writing["split"]): Writing {
  const label = (text: string) => (/^[A-Za-z_]\w*$/.test(text) ? text : quoted(text));
  const isBare = /^[A-Za-z_:][\w:]*$/.test(name);
  return {
    name,
    select: (suffix, ...matchers) => {
      const written = matchers.map(([key, operator, value]) => `${label(key)}${operator}${quoted(value)}`);
      const inner = isBare ? written : [quoted(name + suffix), ...written];
      return (isBare ? name + suffix : "") + (inner.length === 0 ? "" : `{${inner.join(", ")}}`);
    },
    by: (...labels) => `by (${labels.map(label).join(", ")})`,
    split,
  };
}

function quoted(text: string): string {
  return `"${text.replaceAll("\\", "\\\\").replaceAll('"', '\\"').replaceAll("\n", "\\n")}"`;
}
