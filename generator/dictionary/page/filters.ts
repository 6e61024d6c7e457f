import type { Filters } from "./address.js";
import type { Entry } from "./dictionary.js";
import { endOf } from "./ends.js";

/** Something in which entries differ, with its values of one; none where it is not about its kind. */
type Facet = {
  readonly key: string;
  readonly title: string;
  readonly valuesOf: (entry: Entry, today: string) => readonly string[];
};

/** Days ahead of its end in which an entry expires soon. */
const soon = 90;

export const facets: readonly Facet[] = [
  { key: "catalog", title: "Catalog", valuesOf: ({ catalog }) => [catalog.name] },
  { key: "kind", title: "Kind", valuesOf: ({ data }) => [data.kind] },
  {
    key: "instrument",
    title: "Instrument",
    valuesOf: ({ data }) => (data.kind === "metric" ? [data.instrument.replaceAll("_", "-")] : []),
  },
  { key: "unit", title: "Unit", valuesOf: ({ data }) => (data.kind === "metric" ? [data.unit ?? "none"] : []) },
  {
    key: "severity",
    title: "Severity",
    valuesOf: ({ data }) => (data.kind === "event" ? [data.severity ?? "info"] : []),
  },
  {
    key: "side",
    title: "Side of spans",
    valuesOf: ({ data }) => (data.kind === "span" ? [data.spanKind ?? "internal"] : []),
  },
  { key: "status", title: "Status", valuesOf: ({ data }) => [data.status ?? "active"] },
  {
    key: "stability",
    title: "Stability",
    valuesOf: ({ data }) => [(data.stability ?? "development").replaceAll("_", " ")],
  },
  { key: "owner", title: "Owner", valuesOf: ({ data }) => data.owners ?? ["nobody"] },
  { key: "tag", title: "Tag", valuesOf: ({ data }) => data.tags ?? [] },
  { key: "sensitivity", title: "Sensitivity", valuesOf: sensitivitiesOf },
  { key: "state", title: "Attention", valuesOf: statesOf },
];

export const facetKeys: readonly string[] = facets.map(({ key }) => key);

function sensitivitiesOf({ attributes, common }: Entry): readonly string[] {
  return [...new Set([...attributes, ...common].map(({ attribute }) => attribute.sensitivity ?? "public"))];
}

function statesOf({ data, catalog }: Entry, today: string): readonly string[] {
  const isRecorded = data.status === undefined || data.status === "active" || data.status === "deprecated";
  const isInQueries = data.kind !== "metric" || data.uses !== undefined;
  const days = data.expires === undefined ? null : endOf(data.expires, today).days;
  return [
    ...(days !== null && days < 0 ? ["expired"] : []),
    ...(days !== null && days >= 0 && days <= soon ? ["expires soon"] : []),
    ...(isRecorded && catalog.hasQueries && !isInQueries ? ["in no query"] : []),
    ...(data.coverage?.count === 0 ? ["never emitted"] : []),
    ...(data.isUnrecorded ? ["recorded nowhere"] : []),
    ...(data.kind === "metric" && data.isOff ? ["off by default"] : []),
  ];
}

type FacetCounts = Facet & { readonly counts: readonly (readonly [value: string, count: number])[] };

/** A facet whose values nobody can choose between, or that is not about what is left, is not shown. */
export type Filtered = { readonly entries: readonly Entry[]; readonly facets: readonly FacetCounts[] };

/**
 * The entries that have one of the chosen values of every filter. Each value is counted among those that the other filters leave,
 * which is how many would be shown if it were chosen.
 */
export function filtered(entries: readonly Entry[], filters: Filters, today: string): Filtered {
  const values = entries.map((entry) => facets.map(({ valuesOf }) => valuesOf(entry, today)));
  const chosen = facets.map(({ key }) => new Set(filters[key] ?? []));
  const misses = values.map((each) =>
    each.flatMap((own, at) => (chosen[at]?.size && !own.some((value) => chosen[at]?.has(value)) ? [at] : [])),
  );
  const counted = facets.map((facet, at) => {
    const counts = new Map<string, number>([...(chosen[at] ?? [])].map((value) => [value, 0]));
    values.forEach((each, row) => {
      const isLeft = misses[row]?.every((miss) => miss === at) ?? false;
      for (const value of each[at] ?? []) counts.set(value, (counts.get(value) ?? 0) + (isLeft ? 1 : 0));
    });
    const ordered = [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
    return { ...facet, counts: ordered };
  });
  const isChoice = ({ key, counts }: FacetCounts) =>
    filters[key] !== undefined ||
    (counts.length > 1 && counts.some(([, count]) => count > 0)) ||
    (counts.length === 1 && ["state", "tag"].includes(key));
  return { entries: entries.filter((_, row) => misses[row]?.length === 0), facets: counted.filter(isChoice) };
}

/** The filters with one value chosen, or chosen no more. */
export function toggled(filters: Filters, key: string, value: string): Filters {
  const before = filters[key] ?? [];
  const after = before.includes(value) ? before.filter((each) => each !== value) : [...before, value];
  const { [key]: _, ...others } = filters;
  return after.length === 0 ? others : { ...others, [key]: after };
}
