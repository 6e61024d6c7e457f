import type { ObservedAttribute, ObservedInstrument } from "../../observe/observation.js";
import type { SourceText } from "../../source.js";
import type { Instrument } from "../../vocabulary.js";
import type { ImportedAttribute, ImportedCatalog, ImportedMetric, ImportLoss } from "../imported-catalog.js";
import { catalogNameOf } from "../typescript/series-name.js";

/** So many different values are a list; more are a limit. */
const fewValues = 10;
/** What both Prometheus clients take where a histogram names no buckets. */
const usualBuckets: readonly number[] = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

/** Reads what `meterbook/observe` wrote. */
export function readObserved(sources: readonly SourceText[]): ImportedCatalog {
  const losses: ImportLoss[] = [];
  const all = sources.flatMap((source) => instrumentsIn(source, losses).map((each) => ({ ...each, source })));
  const metrics = all.map(({ source, ...instrument }) => importedMetric(instrument, source, losses));
  const isPrometheus = all.length > 0 && all.every(({ library }) => library === "prometheus");
  return { name: null, naming: isPrometheus ? "prometheus" : "opentelemetry", metrics, losses };
}

function instrumentsIn(source: SourceText, losses: ImportLoss[]): readonly ObservedInstrument[] {
  const read = parsed(source.text);
  const instruments = read?.["observed"] === 1 ? read["instruments"] : undefined;
  if (Array.isArray(instruments)) {
    const sound = instruments.filter(isInstrument);
    if (sound.length === instruments.length) return sound;
    const message = `${instruments.length - sound.length} of its instruments are not as \`meterbook/observe\` writes them`;
    losses.push({ code: "import/unreadable", at: source, message, metric: null });
    return sound;
  }
  const message = "the file is not one that `meterbook/observe` writes";
  const help = "record a run with `node --import meterbook/observe app.js`, and name its observed.json";
  losses.push({ code: "import/unreadable", at: source, message, help, metric: null });
  return [];
}

function parsed(text: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isRecord(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

const kinds: readonly unknown[] = ["counter", "up_down_counter", "gauge", "histogram", "summary"];

function isInstrument(value: unknown): value is ObservedInstrument {
  if (!isRecord(value)) return false;
  const { name, kind, library, calls, attributes, buckets, labels } = value;
  const isList = (list: unknown, type: string) =>
    list === null || (Array.isArray(list) && list.every((each) => typeof each === type));
  return (
    typeof name === "string" &&
    kinds.includes(kind) &&
    (library === "prometheus" || library === "opentelemetry") &&
    isRecord(calls) &&
    Object.values(calls).every((each) => typeof each === "number") &&
    isRecord(attributes) &&
    Object.values(attributes).every(isAttribute) &&
    isList(buckets, "number") &&
    isList(labels, "string")
  );
}

function isAttribute(value: unknown): value is ObservedAttribute {
  if (!isRecord(value)) return false;
  const { count, types, values, more } = value;
  return typeof count === "number" && Array.isArray(types) && Array.isArray(values) && typeof more === "boolean";
}

function importedMetric(observed: ObservedInstrument, source: SourceText, losses: ImportLoss[]): ImportedMetric {
  const { library, name, kind, unit, value_type, description } = observed;
  const instrument = instrumentOf(observed);
  const isPrometheus = library === "prometheus";
  const named = isPrometheus ? catalogNameOf(name, instrument) : { name, unit: unit ?? undefined, exact: true };
  if (kind === "summary") {
    const message = `"${name}" is a summary, and becomes a histogram`;
    losses.push({ code: "import/unsupported-instrument", at: source, message, metric: named.name });
  }
  if (!named.exact) {
    const message = `"${name}" is exported under another name from the catalog, as OpenTelemetry adds its suffixes`;
    losses.push({ code: "import/guessed", at: source, message, metric: named.name });
  }
  const buckets = observed.buckets ?? (isPrometheus ? usualBuckets : undefined);
  return {
    name: named.name,
    instrument,
    at: source,
    comment: `from ${source.name}`,
    observable: observed.observable && instrument !== "histogram" && !isRecorded(observed) ? true : undefined,
    unit: named.unit,
    valueType: value_type ?? undefined,
    buckets: instrument === "histogram" ? buckets : undefined,
    description: description ?? undefined,
    attributes: attributesOf(observed),
  };
}

function isRecorded({ calls }: ObservedInstrument): boolean {
  return Object.keys(calls).some((method) => method !== "observe" && method !== "set");
}

/** A gauge of a Prometheus client that only rises and falls is an up-down counter. */
function instrumentOf({ library, kind, calls }: ObservedInstrument): Instrument {
  if (kind === "summary") return "histogram";
  const isMoved = Object.hasOwn(calls, "inc") || Object.hasOwn(calls, "dec");
  return library === "prometheus" && kind === "gauge" && isMoved && !Object.hasOwn(calls, "set")
    ? "up_down_counter"
    : kind;
}

function attributesOf({ labels, attributes, calls }: ObservedInstrument): readonly ImportedAttribute[] {
  const measurements = Object.values(calls).reduce((sum, count) => sum + count, 0);
  const keys = new Set([...(labels ?? []), ...Object.keys(attributes)]);
  return [...keys].map((key): ImportedAttribute => {
    const seen = Object.hasOwn(attributes, key) ? attributes[key] : undefined;
    if (seen === undefined) return { key, type: "string", seen: "never", requirement: "recommended" };
    const requirement = seen.count < measurements ? ("recommended" as const) : undefined;
    return { key, seen: "some", requirement, ...valuesOf(seen) };
  });
}

function valuesOf({
  types,
  values,
  more,
}: ObservedAttribute): Pick<ImportedAttribute, "type" | "values" | "open" | "maxValues"> {
  const [type, ...others] = types;
  if (others.length === 0 && type === "boolean") return { type: "boolean" };
  if (others.length === 0 && type === "number") return { type: values.every(Number.isInteger) ? "int" : "double" };
  if (more || values.length > fewValues) return { type: "string", maxValues: more ? 1_000 : 100 };
  return { type: "string", values: values.map((value) => ({ value: String(value) })), open: true };
}
