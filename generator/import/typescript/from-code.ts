import { type Place, positionOf, type SourceText } from "../../source.js";
import type { CodePlace, ReadAttribute, ReadMetric, ReadMetrics } from "../../typescript/metric.js";
import type { Instrument } from "../../vocabulary.js";
import type { ImportedAttribute, ImportedCatalog, ImportedMetric, ImportLoss } from "../imported-catalog.js";
import { catalogNameOf } from "./series-name.js";

/** What both Prometheus clients take where a histogram names no buckets. */
const usualBuckets: readonly number[] = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

type Program = {
  /** Of its package; null where it has none. */
  readonly name: string | null;
  /** How messages call a file. */
  readonly nameOf: (path: string) => string;
};

/** The metrics of a program, as its code defines and records them. */
export function catalogFromCode(read: ReadMetrics, { name, nameOf }: Program): ImportedCatalog {
  const sources = new Map<string, SourceText>();
  const placeOf = ({ path, start, end }: CodePlace): Place => {
    const source = sources.get(path) ?? { name: nameOf(path), text: read.texts.get(path) ?? "" };
    sources.set(path, source);
    return { source, start, end };
  };
  const losses: ImportLoss[] = read.unread.map(({ place, reason }) => ({
    code: "import/unreadable",
    at: placeOf(place),
    message: `a metric is made here, and ${reason}`,
    metric: null,
  }));
  const metrics = read.metrics.map((metric) => importedMetric(metric, placeOf(metric.place), losses));
  const isPrometheus = read.metrics.length > 0 && read.metrics.every(({ library }) => library === "prometheus");
  return { name, naming: isPrometheus ? "prometheus" : "opentelemetry", metrics, losses };
}

function importedMetric(metric: ReadMetric, at: Place, losses: ImportLoss[]): ImportedMetric {
  const instrument = instrumentOf(metric);
  const named =
    metric.library === "prometheus"
      ? catalogNameOf(metric.name, instrument)
      : { name: metric.name, unit: metric.unit ?? undefined, exact: true };
  for (const loss of lossesOf(metric, named.exact)) losses.push({ ...loss, at, metric: named.name });
  const { source } = at;
  return {
    name: named.name,
    instrument,
    at,
    comment: `from ${source.name}:${positionOf(at).line}`,
    observable: isObservable(metric, instrument) ? true : undefined,
    unit: named.unit,
    valueType: valueTypeOf(metric),
    buckets: instrument === "histogram" ? bucketsOf(metric) : undefined,
    description: metric.description ?? undefined,
    attributes: metric.attributes.map(importedAttribute),
  };
}

/** What a catalog cannot say of a metric, and what nothing in the code says. */
function* lossesOf(metric: ReadMetric, isNameKept: boolean): Iterable<Omit<ImportLoss, "at" | "metric">> {
  const name = `"${metric.name}"`;
  if (metric.kind === "summary") {
    const help = "choose `buckets`; queries work out quantiles with `histogram_quantile`";
    yield { code: "import/unsupported-instrument", message: `${name} is a summary, and becomes a histogram`, help };
  }
  if (!isNameKept) {
    const message = `${name} is exported under another name from the catalog, as OpenTelemetry adds its suffixes`;
    yield { code: "import/guessed", message, help: "change the dashboards with `meterbook queries rewrite`" };
  }
  if (metric.extras.length > 0) {
    const options = metric.extras.map((each) => `"${each}"`).join(", ");
    yield { code: "import/unknown-key", message: `a catalog has no key for ${options} of ${name}` };
  }
  if (!metric.isComplete) {
    const help = "record a run with `node --import meterbook/observe`, and import what it wrote";
    yield { code: "import/guessed", message: `the code does not show all attributes of ${name}`, help };
  }
  const unknown = metric.attributes.filter(({ values }) => values.type === "unknown").map(({ key }) => `"${key}"`);
  if (unknown.length > 0) {
    const message = `no type says what ${unknown.join(", ")} of ${name} can be, so they are taken for texts`;
    yield { code: "import/guessed", message };
  }
}

/** A gauge of a Prometheus client that only rises and falls is an up-down counter. */
function instrumentOf({ library, kind, observable, methods }: ReadMetric): Instrument {
  if (kind === "summary") return "histogram";
  if (library !== "prometheus" || kind !== "gauge") return kind;
  const isMoved = methods.has("inc") || methods.has("dec");
  const isSet = methods.has("set") || methods.has("other") || methods.has("startTimer");
  return isMoved && !isSet && !observable ? "up_down_counter" : "gauge";
}

/** What is also recorded by calls cannot be observed only. */
function isObservable({ observable, methods }: ReadMetric, instrument: Instrument): boolean {
  const calls = [...methods].filter((method) => method !== "addCallback");
  return observable && calls.length === 0 && instrument !== "histogram";
}

/** Numbers are doubles in both worlds unless something says otherwise. */
function valueTypeOf({ library, valueType, isWhole, kind }: ReadMetric): "int" | "double" {
  if (library === "opentelemetry") return valueType ?? "double";
  return isWhole && (kind === "counter" || kind === "gauge") ? "int" : "double";
}

function bucketsOf({ library, buckets }: ReadMetric): readonly number[] | undefined {
  if (buckets !== null) return [...new Set(buckets)].sort((a, b) => a - b);
  return library === "prometheus" ? usualBuckets : undefined;
}

function importedAttribute({ key, values, isAlwaysThere }: ReadAttribute): ImportedAttribute {
  const type = values.type === "unknown" ? "string" : values.type;
  const allowed = values.values?.map((value) => ({ value }));
  const requirement = isAlwaysThere ? undefined : "recommended";
  return { key, type, requirement, ...(allowed === undefined || allowed.length === 0 ? {} : { values: allowed }) };
}
