import type { Attribute } from "../../model/catalog.js";

/**
 * The attributes of a metric as its recorder looks them up: those of few allowed values first, so that the large tables
 * are at the end and each stays small. The types and the documents keep the order of the catalog.
 */
export function inLookUpOrder(attributes: readonly Attribute[]): readonly Attribute[] {
  return attributes.toSorted((a, b) => mostValues(a) - mostValues(b));
}

/** A number beyond all limits where nobody knows one; infinities have no difference. */
function mostValues({ type, values, open, maxValues, isArray }: Attribute): number {
  const isClosed = !isArray && values.length > 0 && !open && values.every(({ kind }) => kind === "exact");
  const allowed = type === "boolean" && !isArray ? 2 : isClosed ? values.length : Number.MAX_SAFE_INTEGER;
  return Math.min(allowed, maxValues ?? Number.MAX_SAFE_INTEGER);
}
