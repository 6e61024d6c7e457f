import type { Catalog, Metric } from "../model/catalog.js";
import { recordingIn } from "../model/recording.js";

/**
 * What the files of some metrics see of a catalog. Of its entries there are these metrics, those that take their place or
 * whose place they take, and the events and spans that record them, too; all in the catalog's order.
 */
export function excerptsOf(catalog: Catalog): (metrics: readonly Metric[]) => Catalog {
  const entries = [...catalog.metrics, ...catalog.events, ...catalog.spans];
  const places = new Map<object, number>(entries.map((entry, index) => [entry, index]));
  const inOrder = <Entry extends object>(some: readonly Entry[]): readonly Entry[] =>
    [...new Set(some)].sort((a, b) => (places.get(a) ?? 0) - (places.get(b) ?? 0));
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
