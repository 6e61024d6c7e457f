import type { Selector } from "./selector.js";

/**
 * The labels that a result can have, and where each comes from: a selector, or the expression itself (null). `open` are the
 * selectors of which nobody knows all labels, and that may bring any.
 */
export type LabelSet = {
  readonly names: ReadonlyMap<string, ReadonlySet<Selector | null>>;
  readonly open: ReadonlySet<Selector | null>;
};

export const noLabels: LabelSet = { names: new Map(), open: new Set() };

/** A result of which nothing is known. */
export const anyLabels: LabelSet = { names: new Map(), open: new Set([null]) };

/** Where a label may come from; nowhere, when the result cannot have it. */
export function originsOf(set: LabelSet, label: string): ReadonlySet<Selector | null> {
  return new Set([...(set.names.get(label) ?? []), ...set.open]);
}

export function only(set: LabelSet, labels: readonly string[]): LabelSet {
  return { names: new Map(labels.map((label) => [label, originsOf(set, label)])), open: new Set() };
}

export function without(set: LabelSet, labels: readonly string[]): LabelSet {
  return { names: new Map([...set.names].filter(([label]) => !labels.includes(label))), open: set.open };
}

export function withMade(set: LabelSet, label: string): LabelSet {
  const origins = new Set([...(set.names.get(label) ?? []), null]);
  return { names: new Map([...set.names, [label, origins]]), open: set.open };
}

export function union(a: LabelSet, b: LabelSet): LabelSet {
  const names = new Map(a.names);
  for (const [label, origins] of b.names) names.set(label, new Set([...(names.get(label) ?? []), ...origins]));
  return { names, open: new Set([...a.open, ...b.open]) };
}
