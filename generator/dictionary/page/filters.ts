import type { Filters } from "./address.js";
import type { Entry } from "./dictionary.js";
import { endOf } from "./ends.js";

/** Something in which metrics differ, with its values of a metric. */
export type Facet = {
  readonly key: string;
  readonly title: string;
  readonly valuesOf: (entry: Entry, today: string) => readonly string[];
};

/** Days ahead of its end in which a metric expires soon. */
const soon = 90;

export const facets: readonly Facet[] = [
  { key: "catalog", title: "Catalog", valuesOf: ({ catalog }) => [catalog.name] },
  { key: "instrument", title: "Instrument", valuesOf: ({ metric }) => [metric.instrument.replaceAll("_", "-")] },
  { key: "unit", title: "Unit", valuesOf: ({ metric }) => [metric.unit ?? "none"] },
  { key: "status", title: "Status", valuesOf: ({ metric }) => [metric.status ?? "active"] },
  {
    key: "stability",
    title: "Stability",
    valuesOf: ({ metric }) => [(metric.stability ?? "development").replaceAll("_", " ")],
  },
  { key: "owner", title: "Owner", valuesOf: ({ metric }) => metric.owners ?? ["nobody"] },
  { key: "tag", title: "Tag", valuesOf: ({ metric }) => metric.tags ?? [] },
  { key: "sensitivity", title: "Sensitivity", valuesOf: sensitivitiesOf },
  { key: "state", title: "Attention", valuesOf: statesOf },
];

export const facetKeys: readonly string[] = facets.map(({ key }) => key);

function sensitivitiesOf({ attributes, common }: Entry): readonly string[] {
  return [...new Set([...attributes, ...common].map(({ attribute }) => attribute.sensitivity ?? "public"))];
}

function statesOf({ metric, catalog }: Entry, today: string): readonly string[] {
  const isRecorded = metric.status === undefined || metric.status === "active" || metric.status === "deprecated";
  const days = metric.expires === undefined ? null : endOf(metric.expires, today).days;
  return [
    ...(days !== null && days < 0 ? ["expired"] : []),
    ...(days !== null && days >= 0 && days <= soon ? ["expires soon"] : []),
    ...(isRecorded && catalog.hasQueries && metric.uses === undefined ? ["in no query"] : []),
    ...(metric.coverage?.points === 0 ? ["never emitted"] : []),
    ...(metric.isUnrecorded ? ["recorded nowhere"] : []),
    ...(metric.isOff ? ["off by default"] : []),
  ];
}

export type FacetCounts = Facet & { readonly counts: readonly (readonly [value: string, count: number])[] };

/** A facet whose values nobody can choose between is not shown. */
export type Filtered = { readonly entries: readonly Entry[]; readonly facets: readonly FacetCounts[] };

/**
 * The metrics that have one of the chosen values of every filter. Each value is counted among those that the other filters leave,
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
    counts.length > 1 || filters[key] !== undefined || (counts.length === 1 && ["state", "tag"].includes(key));
  return { entries: entries.filter((_, row) => misses[row]?.length === 0), facets: counted.filter(isChoice) };
}

/** The filters with one value chosen, or chosen no more. */
export function toggled(filters: Filters, key: string, value: string): Filters {
  const before = filters[key] ?? [];
  const after = before.includes(value) ? before.filter((each) => each !== value) : [...before, value];
  const { [key]: _, ...others } = filters;
  return after.length === 0 ? others : { ...others, [key]: after };
}
