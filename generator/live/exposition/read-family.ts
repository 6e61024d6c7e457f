import type { Owner } from "../../exported/series-index.js";
import { unitSuffixes } from "../../exported/unit-suffixes.js";
import type { MetricFamily, Sample } from "../../exposition/exposition.js";
import type { Metric } from "../../model/catalog.js";
import type { ReceivedHead, ReceivedMetric, ReceivedPoint, ReceivedScope, ReceivedShape } from "../received.js";
import type { Exported } from "./families.js";
import { readHistograms } from "./histograms.js";
import { labelsKey } from "./labels-key.js";

/** A family of exposition text as a metric of the catalog, as far as that format carries it. */
export function readFamily(
  family: MetricFamily,
  owner: Owner<Metric>,
  { exported, origin }: { readonly exported: Exported; readonly origin: string },
): ReceivedMetric {
  const attributesOf = (sample: Sample) => () =>
    sample.labels.flatMap(({ name, value }) => {
      const key = exported.attributeOf(name, owner);
      // An empty label is none, to Prometheus.
      return key === null || value === "" ? [] : [{ key, value: { type: "text", value } as const }];
    });
  const samples = family.samples.filter(({ part }) => part !== "created");
  const isHistogram = family.type === "histogram";
  return {
    origin,
    scope: scopeOf(samples),
    head: headOf(family, owner.metric),
    points: isHistogram
      ? readHistograms(samples, attributesOf)
      : samples.map((sample) => pointOf(sample, attributesOf(sample))),
  };
}

function pointOf(sample: Sample, attributes: ReceivedPoint["attributes"]): ReceivedPoint {
  const value = { kind: "double", number: sample.value } as const;
  return { key: labelsKey(sample), attributes, time: sample.timestampMs ?? 0, value };
}

function scopeOf([sample]: readonly Sample[]): ReceivedScope {
  const label = (wanted: string) => sample?.labels.find(({ name }) => name === wanted)?.value ?? null;
  return {
    name: label("otel_scope_name"),
    version: label("otel_scope_version"),
    schemaUrl: label("otel_scope_schema_url"),
  };
}

const shapes: Readonly<Partial<Record<MetricFamily["type"], ReceivedShape>>> = {
  counter: "sum",
  gauge: "gauge",
  histogram: "histogram",
  summary: "summary",
};

/** What the JavaScript exporter writes where there is no description. */
const noDescription = "description missing";

function headOf({ type, isTyped, help, unit }: MetricFamily, metric: Metric): ReceivedHead {
  const isUpDown = type === "gauge" && metric.instrument === "up_down_counter";
  return {
    name: metric.name,
    description: help === noDescription ? "" : help,
    unit: unit === null ? null : unitOf(unit, metric),
    shape: !isTyped ? null : isUpDown ? "sum" : (shapes[type] ?? null),
    isMonotonic: type === "counter" ? true : isUpDown ? false : null,
    temporality: null,
    isTyped: false,
  };
}

/** The unit as the catalog writes it, where the word is that of its unit. */
function unitOf(word: string, { unit }: Metric): string {
  const { main, per } = unitSuffixes(unit);
  return word === [main, per].filter((part) => part !== "").join("_") ? unit : word;
}
