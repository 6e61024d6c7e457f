import { remembered } from "../remembered.js";
import type { Catalog, Metric, Signal } from "./catalog.js";
import { signalsIn } from "./entries.js";

/** `id` is the stem of a file; empty where all stands in one. `namespace` is what people read. */
type Namespace = { readonly id: string; readonly namespace: string };

/** Metrics that share a file in every output. */
export type Part = Namespace & { readonly metrics: readonly Metric[] };

/** Events and spans that do. */
export type SignalPart = Namespace & { readonly signals: readonly Signal[] };

type Group<Entry> = Namespace & { readonly entries: readonly Entry[] };

/** Up to this many entries stay in one file, which a person still reads in one sitting. */
const undividedLimit = 60;
const partLimit = 120;
const smallestPart = 4;

/** The part of metrics whose namespace is too small for a file of its own. */
const remainder = "other";

/** The page of the attributes that metrics share stands beside those of the parts, and no part is called like it. */
export const sharedAttributesId = "attributes";

/** Device names of Windows, which no file may bear. */
const deviceName = /^(con|prn|aux|nul|com\d|lpt\d)$/;

/** Every emitter asks for them. */
export const partition = remembered(({ metrics }: Catalog): readonly Part[] => {
  return groups(metrics).map(({ entries, ...rest }) => ({ ...rest, metrics: entries }));
});

/** The events, and then the spans, of each namespace. */
export const signalPartition = remembered((catalog: Catalog): readonly SignalPart[] => {
  return groups(signalsIn(catalog)).map(({ entries, ...rest }) => ({ ...rest, signals: entries }));
});

/**
 * Divides entries by the first part of their names, and a crowded namespace by its next parts: between dots, and in
 * names without any between words.
 * Within a part, and from part to part, the order is the catalog's.
 */
function groups<Entry extends { readonly key: string }>(entries: readonly Entry[]): readonly Group<Entry>[] {
  if (entries.length <= undividedLimit) return [{ id: "", namespace: "", entries }];
  const all = divide(entries, 1);
  const isSmall = (group: Group<Entry>) => group.entries.length < smallestPart || group.id === remainder;
  const places = new Map(entries.map((entry, index) => [entry, index]));
  const rest = all.filter(isSmall).flatMap((group) => group.entries);
  rest.sort((a, b) => (places.get(a) ?? 0) - (places.get(b) ?? 0));
  const parts = [...all.filter((group) => !isSmall(group)), { id: remainder, namespace: remainder, entries: rest }];
  return parts.filter((part) => part.entries.length > 0).flatMap(chunks);
}

function divide<Entry extends { readonly key: string }>(
  entries: readonly Entry[],
  depth: number,
): readonly Group<Entry>[] {
  const found = new Map<string, { readonly namespace: string; readonly entries: Entry[] }>();
  for (const entry of entries) {
    const { id, namespace } = namespaceOf(entry.key, depth);
    const group = found.get(id);
    if (group === undefined) found.set(id, { namespace, entries: [entry] });
    else group.entries.push(entry);
  }
  return [...found].flatMap(([id, group]) => {
    const isDivisible =
      group.entries.length > partLimit && group.entries.some(({ key }) => namespaceOf(key, depth + 1).id !== id);
    return isDivisible ? divide(group.entries, depth + 1) : [{ id, ...group }];
  });
}

/** Whether a part holds what is left of small namespaces. */
export function isRemainder({ id }: Namespace): boolean {
  return id === remainder || id.startsWith(`${remainder}--`);
}

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
function chunks<Entry>(part: Group<Entry>): readonly Group<Entry>[] {
  const count = Math.ceil(part.entries.length / partLimit);
  if (count === 1) return [part];
  return Array.from({ length: count }, (_, index) => ({
    id: `${part.id}--${index + 1}`,
    namespace: `${part.namespace} (${index + 1} of ${count})`,
    entries: part.entries.slice(index * partLimit, (index + 1) * partLimit),
  }));
}
