import { remembered } from "../remembered.js";
import type { Catalog, Metric } from "./catalog.js";

/**
 * A group of metrics that shares a file in every output. `id` is the file's stem; empty in an undivided catalog. `namespace`
 * is what people read.
 */
export type Part = { readonly id: string; readonly namespace: string; readonly metrics: readonly Metric[] };

/** Up to this many metrics stay in one file, which a person still reads in one sitting. */
const undividedLimit = 60;
const partLimit = 120;
const smallestPart = 4;

/** The part of metrics whose namespace is too small for a file of its own. */
const remainder = "other";

/** The page of the attributes that metrics share stands beside those of the parts, and no part is called like it. */
export const sharedAttributesId = "attributes";

/** Device names of Windows, which no file may bear. */
const deviceName = /^(con|prn|aux|nul|com\d|lpt\d)$/;

/**
 * Divides the metrics by the first part of their names, and a crowded namespace by its next parts: between dots, and in
 * names without any between words.
 * Within a part, and from part to part, the order is the catalog's. Every emitter asks for them.
 */
export const partition = remembered((catalog: Catalog): readonly Part[] => {
  if (catalog.metrics.length <= undividedLimit) return [{ id: "", namespace: "", metrics: catalog.metrics }];
  const groups = divide(catalog.metrics, 1);
  const isSmall = (group: Part) => group.metrics.length < smallestPart || group.id === remainder;
  const places = new Map(catalog.metrics.map((metric, index) => [metric, index]));
  const rest = groups.filter(isSmall).flatMap((group) => group.metrics);
  rest.sort((a, b) => (places.get(a) ?? 0) - (places.get(b) ?? 0));
  const parts = [...groups.filter((group) => !isSmall(group)), { id: remainder, namespace: remainder, metrics: rest }];
  return parts.filter((part) => part.metrics.length > 0).flatMap(chunks);
});

function divide(metrics: readonly Metric[], depth: number): readonly Part[] {
  const groups = new Map<string, { readonly namespace: string; readonly metrics: Metric[] }>();
  for (const metric of metrics) {
    const { id, namespace } = namespaceOf(metric.key, depth);
    const group = groups.get(id);
    if (group === undefined) groups.set(id, { namespace, metrics: [metric] });
    else group.metrics.push(metric);
  }
  return [...groups].flatMap(([id, group]) => {
    const isDivisible =
      group.metrics.length > partLimit && group.metrics.some(({ key }) => namespaceOf(key, depth + 1).id !== id);
    return isDivisible ? divide(group.metrics, depth + 1) : [{ id, ...group }];
  });
}

/** Whether a part holds what is left of small namespaces. */
export function isRemainder({ id }: Part): boolean {
  return id === remainder || id.startsWith(`${remainder}--`);
}

type Namespace = Omit<Part, "metrics">;

/** The first parts of a name, never all of them, so that a namespace is not called like its metric. */
function namespaceOf(key: string, depth: number): Namespace {
  const isDotted = /[./]/.test(key);
  const all = key.toLowerCase().split(isDotted ? /[./]+/ : /[^a-z0-9]+/);
  const parts = all.map((part) => part.replace(/[^a-z0-9]+/g, "_").replace(/^_|_$/g, "")).filter((part) => part !== "");
  const first = parts.slice(0, Math.min(depth, Math.max(1, parts.length - 1)));
  const id = first.join("-") || remainder;
  return {
    id: deviceName.test(id) || id === sharedAttributesId ? `${id}_` : id,
    namespace: first.join(isDotted ? "." : "_") || remainder,
  };
}

/** What names cannot divide is divided by count; `--` keeps these ids apart from those made of names. */
function chunks(part: Part): readonly Part[] {
  const count = Math.ceil(part.metrics.length / partLimit);
  if (count === 1) return [part];
  return Array.from({ length: count }, (_, index) => ({
    id: `${part.id}--${index + 1}`,
    namespace: `${part.namespace} (${index + 1} of ${count})`,
    metrics: part.metrics.slice(index * partLimit, (index + 1) * partLimit),
  }));
}
