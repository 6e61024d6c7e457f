import type { AttributeOverrideDocument } from "../../document/schema/attribute-schema.js";
import type { Locate } from "../../document/parse.js";
import type { Path } from "../../source.js";
import { overrideAttribute } from "../attributes.js";
import type { Attribute, CatalogEntry } from "../catalog.js";
import { isSameSource, type ResolvedImport } from "./resolved-import.js";
import type { SharedNames } from "./shared-names.js";

export type AttributeSite = {
  readonly locate: Locate;
  readonly shared: SharedNames;
  readonly context: readonly Attribute[];
};

type Listed = {
  readonly original: CatalogEntry;
  readonly override: { readonly attributes?: Readonly<Record<string, AttributeOverrideDocument>> | undefined };
  readonly path: Path;
  readonly from: ResolvedImport;
};

/** The attributes of an imported entry as this catalog has them, without those that are among the common attributes here. */
export function attributesOverridden(
  { original, override, path, from }: Listed,
  { locate, shared, context }: AttributeSite,
) {
  const common = new Map(context.map((attribute) => [attribute.key, attribute]));
  const known = new Map<Attribute, Attribute | undefined>();
  const changed = (attribute: Attribute): Attribute | undefined => {
    const origin = attribute.imported ?? from.origins.get(attribute.shared ?? "") ?? original.imported;
    const base: Attribute = { ...attribute, imported: origin ?? from.provenance };
    const id = sharedId(base, shared);
    const own = common.get(base.key);
    const use = override.attributes?.[base.key];
    if (use === undefined && own !== undefined && isTakenOver(own, base, id)) return undefined;
    const at = [...path, "attributes", base.key];
    if (use === undefined) return { ...base, shared: id, path: at };
    return { ...overridden(base, use, { path: at, locate }), shared: id };
  };
  const once = (attribute: Attribute): Attribute | undefined => {
    if (!known.has(attribute)) known.set(attribute, changed(attribute));
    return known.get(attribute);
  };
  return (attributes: readonly Attribute[]): readonly Attribute[] => attributes.flatMap((each) => once(each) ?? []);
}

function overridden(
  base: Attribute,
  use: AttributeOverrideDocument,
  { path, locate }: { readonly path: Path; readonly locate: Locate },
): Attribute {
  const site = { path, place: locate(path, "key"), locate, origin: "own" } as const;
  const fields = Array.isArray(use) ? { values: use } : use;
  const isListed = fields.values !== undefined;
  const attribute = isListed ? { ...base, ...saidByValues } : base;
  const own = overrideAttribute(base.key, { attribute, id: "" }, fields, site);
  const isCounted = isListed && !base.isArray && own.values.every(({ kind }) => kind === "exact");
  const maxValues = isCounted ? (fields.max_values ?? null) : own.maxValues;
  return { ...own, type: base.type, open: !isListed && base.open, maxValues };
}

/** Limits of an attribute that mean nothing beside the values that this program lists of it. */
const saidByValues = { pattern: null, maxLength: null, min: null, max: null } as const;

/** The common attribute is the shared one that the entry carries: it is there already. */
function isTakenOver(common: Attribute, attribute: Attribute, id: string | null): boolean {
  return id !== null && common.shared === id && isSameSource(common.imported, attribute.imported);
}

/** A name of the imported catalog that means something else here says where it comes from. */
function sharedId({ shared, imported }: Attribute, names: SharedNames): string | null {
  if (shared === null) return null;
  const named = names.find(shared);
  const isSame = named.kind === "one" && isSameSource(named.attribute.imported, imported);
  return isSame ? shared : `${shared} of ${imported?.package ?? imported?.file ?? ""}`;
}
