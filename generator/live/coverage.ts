import type { Attribute, Catalog, Metric } from "../model/catalog.js";
import { isRecorded } from "../model/emission.js";
import { attributesOf } from "../model/variants.js";
import { type SeenMetric, textOfAllowed } from "./seen.js";

export type ValueCoverage = { readonly value: string; readonly isSeen: boolean };

export type AttributeCoverage = {
  readonly attribute: Attribute;
  readonly isPresent: boolean;
  readonly isAbsent: boolean;
  /** Of a listed set, each value; empty where any value is allowed. */
  readonly values: readonly ValueCoverage[];
};

export type MetricCoverage = {
  readonly metric: Metric;
  readonly points: number;
  /** When it was first seen, in milliseconds since 1970; null when it was not. */
  readonly first: number | null;
  readonly attributes: readonly AttributeCoverage[];
};

/** How many of how many. */
export type Share = { readonly seen: number; readonly of: number };

export type Coverage = {
  /** Those that are recorded: neither planned nor removed. */
  readonly metrics: readonly MetricCoverage[];
  /** Of the common attributes, on whichever metric. */
  readonly common: readonly AttributeCoverage[];
  readonly totals: {
    readonly metrics: Share;
    readonly attributes: Share;
    /** Attributes that may be left out, of which points with and without them were seen. */
    readonly optional: Share;
    readonly values: Share;
  };
};

/** How much of a catalog was seen. */
export function coverageOf(catalog: Catalog, seen: ReadonlyMap<string, SeenMetric>): Coverage {
  const metrics = catalog.metrics.filter(isRecorded).map((metric): MetricCoverage => {
    const known = seen.get(metric.name);
    return {
      metric,
      points: known?.points ?? 0,
      first: known === undefined || known.points === 0 ? null : known.first,
      attributes: attributesOf(metric).map((attribute) => attributeCoverage(attribute, [known])),
    };
  });
  const all = [...seen.values()];
  const common = catalog.context.map((attribute) => attributeCoverage(attribute, all));
  const attributes = [...common, ...metrics.flatMap((metric) => metric.attributes)];
  const optional = attributes.filter(({ attribute }) => !attribute.required);
  return {
    metrics,
    common,
    totals: {
      metrics: share(metrics, ({ points }) => points > 0),
      attributes: share(attributes, ({ isPresent }) => isPresent),
      optional: share(optional, ({ isPresent, isAbsent }) => isPresent && isAbsent),
      values: share(
        attributes.flatMap(({ values }) => values),
        ({ isSeen }) => isSeen,
      ),
    },
  };
}

function attributeCoverage(attribute: Attribute, holders: readonly (SeenMetric | undefined)[]): AttributeCoverage {
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

function share<Item>(items: readonly Item[], isSeen: (item: Item) => boolean): Share {
  return { seen: items.filter(isSeen).length, of: items.length };
}

/** In percent, rounded down to one place, so that 100 is all; 100 of nothing. */
export function percentOf({ seen, of }: Share): number {
  return of === 0 ? 100 : Math.floor((seen / of) * 1000) / 10;
}
