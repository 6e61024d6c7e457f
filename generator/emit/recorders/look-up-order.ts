import type { Attribute, Metric } from "../../model/catalog.js";
import { attributesOf, definedIn } from "../../model/variants.js";

/** The attributes of a metric as its recorder looks them up. */
type LookUp = {
  /** Their values choose one of several tables, without a look-up. */
  readonly placed: readonly Attribute[];
  /** Each of these is a level of it. */
  readonly others: readonly Attribute[];
};

/** Comparing more values than this costs as much as a look-up, in code that people read. */
const mostValues = 8;

/** Tables that a metric may have in each context; of most of them there is nothing but their place. */
const mostPlaces = 100;

/**
 * Attributes of few allowed values first, so that the large tables are at the end and each stays small; where the values
 * are very few, code compares them. The types and the documents keep the order of the catalog.
 */
export function lookUpOf(metric: Metric): LookUp {
  const ordered = attributesOf(metric).toSorted((a, b) => countOf(a) - countOf(b));
  const placed: Attribute[] = [];
  let places = 1;
  for (const attribute of ordered.filter((each) => isPlaceable(metric, each))) {
    places *= allowedBy(attribute).length + 2;
    if (places > mostPlaces) break;
    placed.push(attribute);
  }
  return { placed, others: ordered.filter((attribute) => !placed.includes(attribute)) };
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
  const exact = values.flatMap((value) => (value.kind === "exact" ? [value.value] : []));
  return exact.length === values.length ? exact : [];
}

/** Of two variants whose attributes share a key, one may allow what the other does not. */
function isPlaceable(metric: Metric, attribute: Attribute): boolean {
  const { length } = allowedBy(attribute);
  const definitions = definedIn(metric).filter(({ key }) => key === attribute.key);
  return length > 0 && length <= mostValues && definitions.length === 1;
}

/** A number beyond all limits where nobody knows one; infinities have no difference. */
function countOf(attribute: Attribute): number {
  const { length } = allowedBy(attribute);
  return Math.min(length || Number.MAX_SAFE_INTEGER, attribute.maxValues ?? Number.MAX_SAFE_INTEGER);
}
