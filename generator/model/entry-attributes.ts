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
  const attributes: Attribute[] = [];
  const add = (key: string, use: AttributeUseDocument, at: Path) => {
    const attribute = attributeOf(key, use, { path: at, origin: "own" }, scope);
    if (attribute !== undefined) attributes.push(attribute);
  };
  if (Array.isArray(written)) for (const [index, name] of written.entries()) add(name, null, [...path, index]);
  else for (const key of Object.keys(written)) add(key, written[key] ?? null, [...path, key]);
  return attributes;
}

/** The common attributes of a catalog. */
export function contextAttributes(
  written: Readonly<Record<string, AttributeUseDocument>>,
  scope: Scope,
): readonly Attribute[] {
  return Object.entries(written).flatMap(([key, use]) => {
    return attributeOf(key, use, { path: ["context", key], origin: "common" }, scope) ?? [];
  });
}

type Use = { readonly path: Path; readonly origin: "own" | "common" };

function attributeOf(
  key: string,
  use: AttributeUseDocument,
  { path, origin }: Use,
  { names, references, locate }: Scope,
): Attribute | undefined {
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
