import type { Attribute, Metric } from "../../model/catalog.js";
import { remembered } from "../../remembered.js";
import { attributesOf, definedIn } from "../../model/variants.js";

/** The attributes of a metric as its recorder looks them up. */
type LookUp = {
  /** Their values choose one of several tables, without a look-up. */
  readonly placed: readonly Attribute[];
  /** Each of these is a level of it. */
  readonly others: readonly Attribute[];
};

/** Comparing more values than this saves little over a look-up, in code that people read and compilers check. */
const mostValues = 4;

/** Tables that a metric may have in each context; of most of them there is nothing but their place. */
const mostPlaces = 100;

/**
 * Attributes of few allowed values first, so that the large tables are at the end and each stays small; where the values
 * are very few, code compares them. Several parts of the code ask for it. The types and the documents keep the order of the catalog.
 */
export const lookUpOf = remembered((metric: Metric): LookUp => {
  const counted = attributesOf(metric).map((attribute) => ({ attribute, count: countOf(attribute) }));
  const ordered = counted.sort((a, b) => a.count - b.count).map(({ attribute }) => attribute);
  const repeated = repeatedKeys(metric);
  const placed: Attribute[] = [];
  let places = 1;
  for (const attribute of ordered) {
    const { length } = allowedBy(attribute);
    if (length === 0 || length > mostValues || repeated.has(attribute.key)) continue;
    places *= length + 2;
    if (places > mostPlaces) break;
    placed.push(attribute);
  }
  return { placed, others: ordered.filter((attribute) => !placed.includes(attribute)) };
});

/** Of two variants whose attributes share a key, one may allow what the other does not. */
function repeatedKeys(metric: Metric): ReadonlySet<string> {
  const keys = new Set<string>();
  const repeated = new Set<string>();
  for (const { key } of definedIn(metric)) (keys.has(key) ? repeated : keys).add(key);
  return repeated;
}

/** The same in one list, as the definition of the metric has them. */
export function inLookUpOrder(metric: Metric): readonly Attribute[] {
  const { placed, others } = lookUpOf(metric);
  return [...placed, ...others];
}

/** The values that an attribute may have, in the order of their places; none where there may be others. */
export function allowedBy({ type, values, open, isArray }: Attribute): readonly (string | number | boolean)[] {
  if (isArray || open) return [];
  if (type === "boolean") return [true, false];
  const exact: (string | number)[] = [];
  for (const value of values) {
    if (value.kind === "prefix") return [];
    exact.push(value.value);
  }
  return exact;
}

/** A number beyond all limits where nobody knows one; infinities have no difference. */
function countOf(attribute: Attribute): number {
  const { length } = allowedBy(attribute);
  return Math.min(length || Number.MAX_SAFE_INTEGER, attribute.maxValues ?? Number.MAX_SAFE_INTEGER);
}
