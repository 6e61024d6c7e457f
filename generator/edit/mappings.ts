import type { CatalogDocument } from "../document/schema/schema.js";
import type { EventDocument, RecordSourceDocument, SpanDocument } from "../document/schema/signal-schema.js";
import type { Metric } from "../model/catalog.js";
import { spanDuration, valueKey } from "../model/records.js";
import type { Path } from "../source.js";
import type { Amendment } from "./amendment.js";
import { keyOf } from "./claims.js";

/** Where `records` of an event or a span speaks of an attribute. */
export type Mapping = {
  /**
   * A `source` names an attribute of the event or span, a `key` one of the metric; `same` has no line, as both have an
   * attribute of that name.
   */
  readonly kind: "source" | "key" | "same";
  /** Of what is written; of the line of the metric, where nothing is. */
  readonly path: Path;
  /** Whether the attribute is the number of the metric. */
  readonly isValue: boolean;
  /** Of the event or span, and of the metric. */
  readonly signal: Path;
  readonly metric: Path;
};

/** What `records` says of attributes, by their names. */
export function mappingsIn(
  document: CatalogDocument,
  metrics: readonly Metric[],
): ReadonlyMap<string, readonly Mapping[]> {
  const found = new Map<string, Mapping[]>();
  const { events = {}, spans = {} } = document;
  const imported = new Map(metrics.flatMap((each) => (each.imported === null ? [] : [[each.key, each]])));
  const keysOf = (metric: string): readonly string[] => {
    const written = document.metrics[metric];
    return written === undefined
      ? (imported.get(metric)?.attributes.map(({ key }) => key) ?? [])
      : namesIn(written.attributes);
  };
  const sections: Readonly<Record<string, Readonly<Record<string, EventDocument | SpanDocument>>>> = { events, spans };
  for (const [section, signals] of Object.entries(sections)) {
    for (const [key, { attributes, records }] of Object.entries(signals)) {
      const own = new Set(namesIn(attributes));
      for (const [metric, written] of Object.entries(records ?? {})) {
        const at = { signal: [section, key], metric: ["metrics", metric] };
        const shared = keysOf(metric).filter((name) => own.has(name));
        for (const [name, mapping] of mappingsOf(at, written ?? {}, shared)) add(found, name, mapping);
      }
    }
  }
  return found;
}

type Written = Readonly<Record<string, RecordSourceDocument>>;

function* mappingsOf(
  at: Pick<Mapping, "signal" | "metric">,
  written: Written,
  shared: readonly string[],
): Iterable<readonly [name: string, mapping: Mapping]> {
  const line = [...at.signal, "records", String(at.metric[1])];
  for (const [key, source] of Object.entries(written)) {
    const path = [...line, key];
    const isValue = key === valueKey;
    const isObject = typeof source === "object";
    const name = !isObject ? source : "from" in source ? source.from : undefined;
    const isLength = isValue && at.signal[0] === "spans" && name === spanDuration;
    if (name !== undefined && !isLength) {
      yield [name, { ...at, kind: "source", path: isObject ? [...path, "from"] : path, isValue }];
    }
    if (!isValue) yield [key, { ...at, kind: "key", path, isValue }];
  }
  for (const name of shared) {
    if (name === valueKey || !Object.hasOwn(written, name)) {
      yield [name, { ...at, kind: "same", path: line, isValue: false }];
    }
  }
}

/** What becomes of a mapping when the entries at some paths call an attribute otherwise. */
export function remapped(
  { kind, path, signal, metric }: Mapping,
  { from, to }: Renamed,
  isAffected: IsAffected,
): readonly Amendment[] {
  const ofSignal = isAffected(signal);
  const ofMetric = isAffected(metric);
  if (kind === "source") return ofSignal ? [{ kind: "set", path, value: to }] : [];
  if (kind === "key") return ofMetric ? [{ kind: "rename", path, key: to }] : [];
  if (ofSignal === ofMetric) return [];
  return [
    ofMetric ? { kind: "set", path: [...path, to], value: from } : { kind: "set", path: [...path, from], value: to },
  ];
}

/** Whether a mapping that follows would mean something else: the number of the metric, or the length of the span. */
export function isMisread(mapping: Mapping, { from, to }: Renamed, isAffected: IsAffected): boolean {
  const { kind, isValue, signal, metric } = mapping;
  const ofSignal = isAffected(signal);
  const ofMetric = isAffected(metric);
  if (kind === "source") return isValue && ofSignal && signal[0] === "spans" && to === spanDuration;
  if (kind === "key") return ofMetric && to === valueKey;
  return ofSignal !== ofMetric && (ofMetric ? to : from) === valueKey;
}

type Renamed = { readonly from: string; readonly to: string };
type IsAffected = (entry: Path) => boolean;

/** Whether an entry is among those at some paths. */
export function affecting(entries: readonly Path[]): IsAffected {
  const keys = new Set(entries.map(keyOf));
  return (entry) => keys.has(keyOf(entry));
}

function namesIn(attributes: EventDocument["attributes"] = {}): readonly string[] {
  return Array.isArray(attributes) ? attributes : Object.keys(attributes);
}

function add(found: Map<string, Mapping[]>, name: string, mapping: Mapping): void {
  const others = found.get(name);
  if (others === undefined) found.set(name, [mapping]);
  else others.push(mapping);
}
