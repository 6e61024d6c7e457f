import type { Catalog, Metric } from "./catalog.js";

/** A group of metrics that shares a file in every output. `id` is the file's stem; empty in an undivided catalog. */
export type Part = { readonly id: string; readonly metrics: readonly Metric[] };

/** Up to this many metrics stay in one file, which a person still reads in one sitting. */
const undividedLimit = 60;
const partLimit = 120;
const smallestPart = 4;

/** The part of metrics whose namespace is too small for a file of its own. */
const remainder = "other";

/** Device names of Windows, which no file may bear. */
const deviceName = /^(con|prn|aux|nul|com\d|lpt\d)$/;

/**
 * Divides the metrics by the first word of their names, and a crowded namespace by its next words.
 * Within a part, and from part to part, the order is the catalog's.
 */
export function partition(catalog: Catalog): readonly Part[] {
  if (catalog.metrics.length <= undividedLimit) return [{ id: "", metrics: catalog.metrics }];
  const groups = divide(catalog.metrics, 1);
  const isSmall = (group: Part) => group.metrics.length < smallestPart || group.id === remainder;
  const places = new Map(catalog.metrics.map((metric, index) => [metric, index]));
  const rest = groups.filter(isSmall).flatMap((group) => group.metrics);
  rest.sort((a, b) => (places.get(a) ?? 0) - (places.get(b) ?? 0));
  const parts = [...groups.filter((group) => !isSmall(group)), { id: remainder, metrics: rest }];
  return parts.filter((part) => part.metrics.length > 0).flatMap(chunks);
}

function divide(metrics: readonly Metric[], depth: number): readonly Part[] {
  const groups = new Map<string, Metric[]>();
  for (const metric of metrics) {
    const id = namespace(metric.key, depth);
    const group = groups.get(id);
    if (group === undefined) groups.set(id, [metric]);
    else group.push(metric);
  }
  return [...groups].flatMap(([id, group]) => {
    const divisible = group.length > partLimit && group.some((metric) => namespace(metric.key, depth + 1) !== id);
    return divisible ? divide(group, depth + 1) : [{ id, metrics: group }];
  });
}

/** The first words of a name, never all of them, so that a namespace is not called like its metric. */
function namespace(key: string, depth: number): string {
  const words = key.toLowerCase().split(/[^a-z0-9]+/);
  const id = words.slice(0, Math.min(depth, Math.max(1, words.length - 1))).join("-") || remainder;
  return deviceName.test(id) ? `${id}_` : id;
}

/** What names cannot divide is divided by count; `_` keeps these ids apart from those made of names. */
function chunks(part: Part): readonly Part[] {
  const count = Math.ceil(part.metrics.length / partLimit);
  if (count === 1) return [part];
  return Array.from({ length: count }, (_, index) => ({
    id: `${part.id}_${index + 1}`,
    metrics: part.metrics.slice(index * partLimit, (index + 1) * partLimit),
  }));
}
