import type { Attribute } from "../model/catalog.js";
import { typeText } from "./calls.js";
import { isAlike } from "./likeness.js";

export type AttributePair = { readonly base: Attribute; readonly head: Attribute; readonly isRenamed: boolean };

type PairedAttributes = {
  readonly pairs: readonly AttributePair[];
  readonly removed: readonly Attribute[];
  readonly added: readonly Attribute[];
};

/** More combinations than these are not searched for renames. */
const mostCombinations = 1024;

/** Pairs by key; what is left over, by likeness, where exactly one fits. */
export function pairAttributes(base: readonly Attribute[], head: readonly Attribute[]): PairedAttributes {
  const after = new Map(head.map((attribute) => [attribute.key, attribute]));
  const before = new Set(base.map(({ key }) => key));
  const gone = base.filter(({ key }) => !after.has(key));
  const fresh = head.filter(({ key }) => !before.has(key));
  const renamed = gone.length * fresh.length > mostCombinations ? [] : renames(gone, fresh);
  const kept = base.flatMap((attribute) => {
    const same = after.get(attribute.key);
    return same === undefined ? [] : [{ base: attribute, head: same, isRenamed: false }];
  });
  const left = new Set(renamed.flatMap((pair) => [pair.base, pair.head]));
  return {
    pairs: [...renamed, ...kept],
    removed: gone.filter((attribute) => !left.has(attribute)),
    added: fresh.filter((attribute) => !left.has(attribute)),
  };
}

function renames(gone: readonly Attribute[], fresh: readonly Attribute[]): readonly AttributePair[] {
  const fits = (base: Attribute, head: Attribute) => isLikely(base, head);
  return gone.flatMap((base) => {
    const [only, ...more] = fresh.filter((head) => fits(base, head));
    if (only === undefined || more.length > 0) return [];
    return gone.filter((other) => fits(other, only)).length === 1 ? [{ base, head: only, isRenamed: true }] : [];
  });
}

function isLikely(base: Attribute, head: Attribute): boolean {
  if (typeText(base) !== typeText(head) || base.required !== head.required) return false;
  const isDescribedAlike = base.description !== "" && base.description === head.description;
  return isDescribedAlike || isAlike(base.key, head.key);
}
