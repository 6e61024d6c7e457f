import type { Attribute, Import } from "../catalog.js";
import type { Reference } from "../resolution.js";
import { isSameSource, type ResolvedImport } from "./resolved-import.js";

/** What a reference leads to: a shared attribute, several of one name from different sources, or nothing. */
type Named =
  | { readonly kind: "one"; readonly attribute: Attribute; readonly id: string }
  | { readonly kind: "several"; readonly of: readonly ImportedName[] }
  | { readonly kind: "none" };

type ImportedName = { readonly from: string; readonly attribute: Attribute };

/** The shared attributes that a catalog can refer to by name: its own, and those of its imports. */
export type SharedNames = {
  readonly find: (name: string, from?: string) => Named;
  /** All that a reference without `from` may name. */
  readonly names: () => readonly string[];
};

/** A catalog's own come first; a name of several imports is one where their source is one. */
export function sharedNames(own: readonly Attribute[], imports: readonly ResolvedImport[]): SharedNames {
  const ownByKey = new Map(own.map((attribute) => [attribute.key, attribute]));
  const plain = (name: string): Named => {
    const attribute = ownByKey.get(name);
    if (attribute !== undefined) return { kind: "one", attribute, id: name };
    const of = imports.flatMap(({ from, attributes }): readonly ImportedName[] => {
      const found = attributes.get(name);
      return found === undefined ? [] : [{ from, attribute: found }];
    });
    const [first, ...others] = of;
    if (first === undefined) return { kind: "none" };
    const isOne = others.every((each) => isSameSource(each.attribute.imported, first.attribute.imported));
    return isOne ? { kind: "one", attribute: first.attribute, id: name } : { kind: "several", of };
  };
  return {
    find: (name, from) => {
      const named = plain(name);
      if (from === undefined) return named;
      const attribute = imports.find((each) => each.from === from)?.attributes.get(name);
      if (attribute === undefined) return { kind: "none" };
      return { kind: "one", attribute, id: idOf(attribute, named, { name, from }) };
    },
    names: () => [...new Set([...ownByKey.keys(), ...imports.flatMap(({ attributes }) => [...attributes.keys()])])],
  };
}

/** The shared attributes of imports that are used, in the order of their first use. */
export function usedImports(uses: readonly Attribute[], { find }: SharedNames): readonly Attribute[] {
  const used = new Map<string, Attribute>();
  for (const { shared, imported } of uses) {
    if (shared === null || imported === null || used.has(shared)) continue;
    const named = find(shared);
    if (named.kind === "one") used.set(shared, { ...named.attribute, origin: "shared" });
  }
  return [...used.values()];
}

/** The imports of a catalog with what it uses of each. */
export function catalogImports(
  imports: readonly ResolvedImport[],
  references: readonly Reference[],
  { find }: SharedNames,
): readonly Import[] {
  const used = new Map(imports.map((each) => [each.from, new Map<string, Attribute>()]));
  for (const { name, from } of references) {
    const named = find(name, from ?? undefined);
    if (named.kind !== "one" || named.attribute.imported === null) continue;
    const home = from ?? imports.find(({ attributes }) => attributes.has(name))?.from;
    if (home !== undefined) used.get(home)?.set(name, { ...named.attribute, key: name });
  }
  return imports.map(({ from, provenance, wanted }) => ({
    from,
    ...provenance,
    listed: {
      metrics: Object.keys(wanted.metrics),
      events: Object.keys(wanted.events),
      spans: Object.keys(wanted.spans),
    },
    attributes: [...(used.get(from)?.values() ?? [])],
  }));
}

/** Two definitions never have one id: that of one which the name alone does not lead to says where it comes from. */
function idOf(attribute: Attribute, plain: Named, { name, from }: { readonly name: string; readonly from: string }) {
  const isPlain = plain.kind === "one" && isSameSource(plain.attribute.imported, attribute.imported);
  return isPlain ? name : `${name} of ${from}`;
}
