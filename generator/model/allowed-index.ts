import type { AllowedValue, Scalar } from "./catalog.js";

/** A list of allowed values, to be asked for many. */
export type AllowedIndex = { readonly exact: ReadonlySet<Scalar>; readonly prefixes: readonly string[] };

const indexes = new WeakMap<readonly AllowedValue[], AllowedIndex>();

/** The same for the same list. */
export function allowedIndex(values: readonly AllowedValue[]): AllowedIndex {
  const known = indexes.get(values) ?? {
    exact: new Set<Scalar>(values.flatMap((allowed) => (allowed.kind === "exact" ? [allowed.value] : []))),
    prefixes: values.flatMap((allowed) => (allowed.kind === "prefix" ? [allowed.prefix] : [])),
  };
  indexes.set(values, known);
  return known;
}
