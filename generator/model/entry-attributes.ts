import type { AttributeUseDocument } from "../document/attribute-schema.js";
import type { MetricDocument } from "../document/metric-schema.js";
import type { Locate } from "../document/parse.js";
import type { Path } from "../source.js";
import { overrideAttribute, resolveAttribute } from "./attributes.js";
import type { Attribute } from "./catalog.js";
import type { Reference } from "./resolution.js";

export type Scope = {
  readonly locate: Locate;
  readonly sharedByKey: ReadonlyMap<string, Attribute>;
  readonly references: Reference[];
};

/** The attributes that an entry writes. A reference to nothing is left out here and reported by its rule. */
export function entryAttributes(
  path: Path,
  written: NonNullable<MetricDocument["attributes"]>,
  { locate, sharedByKey, references }: Scope,
): readonly Attribute[] {
  const uses: readonly (readonly [string, AttributeUseDocument, Path])[] = Array.isArray(written)
    ? written.map((name, index) => [name, null, [...path, index]] as const)
    : Object.entries(written).map(([key, use]) => [key, use, [...path, key]] as const);
  return uses.flatMap(([key, use, at]) => {
    const name = referenceIn(key, use, sharedByKey);
    const site = { path: at, place: locate(at, "key"), locate, origin: "own" } as const;
    if (name === undefined) return [resolveAttribute(key, use ?? "string", site)];
    references.push({ name, path: at });
    const shared = sharedByKey.get(name);
    return shared === undefined ? [] : [overrideAttribute(key, shared, use, site)];
  });
}

/** An object that says neither what it refers to nor its type or values starts from the shared attribute of its name. */
function referenceIn(
  key: string,
  use: AttributeUseDocument,
  shared: { has(name: string): boolean },
): string | undefined {
  if (use === null) return key;
  if (typeof use !== "object" || Array.isArray(use)) return undefined;
  const { ref, type, values } = use;
  return ref ?? (type === undefined && values === undefined && shared.has(key) ? key : undefined);
}
