import type { Catalog, EventEntry, Metric, Signal, SpanEntry } from "../model/catalog.js";
import { recordingIn } from "../model/recording.js";

/**
 * What the files of some metrics see of a catalog. Of its entries there are these metrics, those that take their place or
 * whose place they take, and the events and spans that record them, too; all in the catalog's order.
 */
export function excerptsOf(catalog: Catalog): (metrics: readonly Metric[]) => Catalog {
  const inOrder = orderOf(catalog);
  const { recordersOf } = recordingIn(catalog);
  const byKey = new Map(catalog.metrics.map((metric) => [metric.key, metric]));
  const oldNames = oldNamesIn(catalog.metrics);
  return (metrics) => {
    const current = metrics.concat(metrics.flatMap(({ deprecated }) => byKey.get(deprecated?.renamedTo ?? "") ?? []));
    const old = current.flatMap(({ key }) => oldNames.get(key) ?? []);
    const signals = inOrder(metrics.flatMap(({ key }) => recordersOf.get(key) ?? []));
    return {
      ...withoutEntries(catalog),
      metrics: inOrder([...current, ...old]),
      events: signals.filter((signal) => signal.kind === "event"),
      spans: signals.filter((signal) => signal.kind === "span"),
    };
  };
}

/**
 * What the files of some events and spans see of it: these, the events that the spans attach, the spans that attach the events,
 * and what takes the place of deprecated ones. The metrics that they record stand in them.
 */
export function signalExcerptsOf(catalog: Catalog): (signals: readonly Signal[]) => Catalog {
  const inOrder = orderOf(catalog);
  const { spansWith } = recordingIn(catalog);
  const eventsByKey = new Map(catalog.events.map((event) => [event.key, event]));
  const spansByKey = new Map(catalog.spans.map((span) => [span.key, span]));
  return (signals) => {
    const events: EventEntry[] = [];
    const spans: SpanEntry[] = [];
    for (const signal of signals) {
      const target = signal.deprecated?.renamedTo ?? "";
      if (signal.kind === "event") {
        events.push(signal, ...present(eventsByKey.get(target)));
        spans.push(...(spansWith.get(signal.key) ?? []));
      } else {
        spans.push(signal, ...present(spansByKey.get(target)));
        events.push(...signal.events.flatMap((key) => present(eventsByKey.get(key))));
      }
    }
    return { ...withoutEntries(catalog), events: inOrder(events), spans: inOrder(spans) };
  };
}

function present<Entry>(entry: Entry | undefined): readonly Entry[] {
  return entry === undefined ? [] : [entry];
}

/** Puts entries, each once, into the order of their catalog. */
function orderOf({
  metrics,
  events,
  spans,
}: Catalog): <Entry extends object>(some: readonly Entry[]) => readonly Entry[] {
  const places = new Map<object, number>([...metrics, ...events, ...spans].map((entry, index) => [entry, index]));
  return (some) => [...new Set(some)].sort((a, b) => (places.get(a) ?? 0) - (places.get(b) ?? 0));
}

function oldNamesIn(metrics: readonly Metric[]): ReadonlyMap<string, readonly Metric[]> {
  const oldNames = new Map<string, Metric[]>();
  for (const metric of metrics) {
    const target = metric.deprecated?.renamedTo;
    if (target) oldNames.set(target, [...(oldNames.get(target) ?? []), metric]);
  }
  return oldNames;
}

/** Its settings, its names, and what holds for every entry. */
export function withoutEntries(catalog: Catalog): Catalog {
  return { ...catalog, file: "", shared: [], imports: [], metrics: [], events: [], spans: [] };
}

/** The part of a map that has some keys. */
export function excerptOfMap<Key, Value>(map: ReadonlyMap<Key, Value>, keys: Iterable<Key>): ReadonlyMap<Key, Value> {
  const some = new Map<Key, Value>();
  for (const key of keys) {
    const value = map.get(key);
    if (value !== undefined) some.set(key, value);
  }
  return some;
}
