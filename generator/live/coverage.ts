import type { AnyEntry, Attribute, Catalog } from "../model/catalog.js";
import { isRecorded } from "../model/emission.js";
import { isSure } from "../model/record-sources.js";
import { attributesOf } from "../model/variants.js";
import { type Seen, type SeenEntry, textOfAllowed } from "./seen.js";

type ValueCoverage = { readonly value: string; readonly isSeen: boolean };

export type AttributeCoverage = {
  readonly attribute: Attribute;
  readonly isPresent: boolean;
  readonly isAbsent: boolean;
  /** Of a listed set, each value; empty where any value is allowed. */
  readonly values: readonly ValueCoverage[];
};

export type EntryCoverage = {
  readonly entry: AnyEntry;
  /** Of points, events or spans that were seen. */
  readonly count: number;
  /** When it was first seen, in milliseconds since 1970; null when it was not. */
  readonly first: number | null;
  readonly attributes: readonly AttributeCoverage[];
};

/** How many of how many. */
export type Share = { readonly seen: number; readonly of: number };

export type Coverage = {
  /** Those that are recorded: neither planned nor removed. */
  readonly metrics: readonly EntryCoverage[];
  readonly events: readonly EntryCoverage[];
  readonly spans: readonly EntryCoverage[];
  /** Of the common attributes, on whichever metric, event or span. */
  readonly common: readonly AttributeCoverage[];
  readonly totals: {
    readonly metrics: Share;
    readonly events: Share;
    readonly spans: Share;
    readonly attributes: Share;
    /** Attributes that may be left out, of which points, events or spans with and without them were seen. */
    readonly optional: Share;
    readonly values: Share;
  };
};

/** How much of a catalog was seen. */
export function coverageOf(catalog: Catalog, seen: Seen): Coverage {
  const of = (entries: readonly AnyEntry[]) => entries.filter(isRecorded).map((entry) => entryCoverage(entry, seen));
  const [metrics, events, spans] = [of(catalog.metrics), of(catalog.events), of(catalog.spans)];
  const all = Object.values(seen).flatMap((entries) => [...entries.values()]);
  const common = catalog.context.map((attribute) => attributeCoverage(attribute, all));
  const attributes = [...common, ...[...metrics, ...events, ...spans].flatMap((entry) => entry.attributes)];
  const optional = attributes.filter(({ attribute }) => !isSure(attribute));
  return {
    metrics,
    events,
    spans,
    common,
    totals: {
      metrics: share(metrics, isSeen),
      events: share(events, isSeen),
      spans: share(spans, isSeen),
      attributes: share(attributes, ({ isPresent }) => isPresent),
      optional: share(optional, ({ isPresent, isAbsent }) => isPresent && isAbsent),
      values: share(
        attributes.flatMap(({ values }) => values),
        ({ isSeen: isValueSeen }) => isValueSeen,
      ),
    },
  };
}

/** Everything that is recorded, of whatever kind. */
export function entriesOf({ metrics, events, spans }: Coverage): readonly EntryCoverage[] {
  return [...metrics, ...events, ...spans];
}

export function isSeen({ count }: EntryCoverage): boolean {
  return count > 0;
}

function entryCoverage(entry: AnyEntry, seen: Seen): EntryCoverage {
  const known = seen[entry.kind].get(entry.name);
  return {
    entry,
    count: known?.count ?? 0,
    first: known === undefined || known.count === 0 ? null : known.first,
    attributes: attributesOf(entry).map((attribute) => attributeCoverage(attribute, [known])),
  };
}

function attributeCoverage(attribute: Attribute, holders: readonly (SeenEntry | undefined)[]): AttributeCoverage {
  const seen = holders.flatMap((holder) => {
    const known = holder?.attributes.get(attribute.key);
    return known === undefined ? [] : [known];
  });
  return {
    attribute,
    isPresent: seen.some(({ isPresent }) => isPresent),
    isAbsent: seen.some(({ isAbsent }) => isAbsent),
    values: valuesOf(attribute).map((value) => ({ value, isSeen: seen.some(({ values }) => values.has(value)) })),
  };
}

/** A boolean has two values that nobody lists. */
function valuesOf({ type, values }: Attribute): readonly string[] {
  return type === "boolean" ? ["true", "false"] : values.map(textOfAllowed);
}

function share<Item>(items: readonly Item[], counts: (item: Item) => boolean): Share {
  return { seen: items.filter(counts).length, of: items.length };
}

/** In percent, rounded down to one place, so that 100 is all; 100 of nothing. */
export function percentOf({ seen, of }: Share): number {
  return of === 0 ? 100 : Math.floor((seen / of) * 1000) / 10;
}

/** How lists of entries call one: metrics by their names alone. */
export function labelOf({ kind, name }: Pick<AnyEntry, "kind" | "name">): string {
  return kind === "metric" ? name : `${kind} ${name}`;
}

/** Of everything that is recorded, of whatever kind. */
export function wholeShare({ totals: { metrics, events, spans } }: Coverage): Share {
  return { seen: metrics.seen + events.seen + spans.seen, of: metrics.of + events.of + spans.of };
}

/** What a sentence calls everything that is recorded: `metrics, events and spans`, as far as there are some. */
export function kindsText({ totals }: Coverage, last: "and" | "or" = "and"): string {
  const known = (["metrics", "events", "spans"] as const).filter((kind) => totals[kind].of > 0);
  const kinds = known.length === 0 ? (["metrics"] as const) : known;
  const texts = last === "and" ? kinds : kinds.map((kind) => kind.slice(0, -1));
  return texts.length === 1 ? texts.join() : `${texts.slice(0, -1).join(", ")} ${last} ${texts.at(-1)}`;
}
