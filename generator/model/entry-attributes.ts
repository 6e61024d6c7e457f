import type { AttributeUseDocument } from "../document/schema/attribute-schema.js";
import type { MetricDocument } from "../document/schema/metric-schema.js";
import type { Locate } from "../document/parse.js";
import type { Path } from "../source.js";
import { overrideAttribute, resolveAttribute } from "./attributes.js";
import type { Attribute } from "./catalog.js";
import type { SharedNames } from "./imports/shared-names.js";
import type { Reference } from "./resolution.js";

export type Scope = {
  readonly locate: Locate;
  readonly names: SharedNames;
  readonly references: Reference[];
};

/** The attributes that an entry writes. A reference to nothing is left out here and reported by its rule. */
export function entryAttributes(
  path: Path,
  written: NonNullable<MetricDocument["attributes"]>,
  scope: Scope,
): readonly Attribute[] {
  const uses: readonly (readonly [string, AttributeUseDocument, Path])[] = Array.isArray(written)
    ? written.map((name, index) => [name, null, [...path, index]] as const)
    : Object.entries(written).map(([key, use]) => [key, use, [...path, key]] as const);
  const attributes: Attribute[] = [];
  for (const [key, use, at] of uses) {
    const attribute = attributeOf(key, use, { ...scope, path: at, origin: "own" });
    if (attribute !== undefined) attributes.push(attribute);
  }
  return attributes;
}

/** The common attributes of a catalog. */
export function contextAttributes(
  written: Readonly<Record<string, AttributeUseDocument>>,
  scope: Scope,
): readonly Attribute[] {
  return Object.entries(written).flatMap(([key, use]) => {
    return attributeOf(key, use, { ...scope, path: ["context", key], origin: "common" }) ?? [];
  });
}

type Use = Scope & { readonly path: Path; readonly origin: "own" | "common" };

function attributeOf(
  key: string,
  use: AttributeUseDocument,
  { names, references, ...rest }: Use,
): Attribute | undefined {
  const { path, locate, origin } = rest;
  const site = { path, place: locate(path, "key"), locate, origin };
  const reference = referenceIn(key, use, names);
  if (reference === undefined) return resolveAttribute(key, use ?? "string", site);
  references.push({ ...reference, path });
  const named = names.find(reference.name, reference.from ?? undefined);
  return named.kind === "one" ? overrideAttribute(key, named, use, site) : undefined;
}

/** An object that says neither what it refers to nor its type or values starts from the shared attribute of its name. */
function referenceIn(
  key: string,
  use: AttributeUseDocument,
  names: SharedNames,
): { readonly name: string; readonly from: string | null } | undefined {
  if (use === null) return { name: key, from: null };
  if (typeof use !== "object" || Array.isArray(use)) return undefined;
  const { ref, from = null, type, values } = use;
  if (ref !== undefined || from !== null) return { name: ref ?? key, from };
  const isPlain = type === undefined && values === undefined && names.find(key).kind !== "none";
  return isPlain ? { name: key, from } : undefined;
}
