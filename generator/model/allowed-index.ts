import type { AllowedValue, Scalar } from "./catalog.js";

/** A list of allowed values, to be asked for many. */
type AllowedIndex = {
  readonly exact: ReadonlySet<Scalar>;
  /** Whether a text begins with an allowed prefix: one look-up for each length that prefixes have, of which there are few. */
  readonly hasPrefixOf: (text: string) => boolean;
};

const indexes = new WeakMap<readonly AllowedValue[], AllowedIndex>();

/** The same for the same list. */
export function allowedIndex(values: readonly AllowedValue[]): AllowedIndex {
  const known = indexes.get(values) ?? indexOf(values);
  indexes.set(values, known);
  return known;
}

function indexOf(values: readonly AllowedValue[]): AllowedIndex {
  const exact = new Set<Scalar>(values.flatMap((allowed) => (allowed.kind === "exact" ? [allowed.value] : [])));
  const prefixes = new Set(values.flatMap((allowed) => (allowed.kind === "prefix" ? [allowed.prefix] : [])));
  const lengths = [...new Set([...prefixes].map(({ length }) => length))];
  return { exact, hasPrefixOf: (text) => lengths.some((length) => prefixes.has(text.slice(0, length))) };
}
