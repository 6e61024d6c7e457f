import { suggestion } from "../../diagnostics/suggest.js";
import type { AttributeDocument, AttributeUseDocument } from "../../document/schema.js";
import type { Amendment } from "../../edit/amendment.js";
import type { Path } from "../../source.js";
import { Refusal } from "../../write/refusal.js";
import type { RenameRequest } from "./request.js";
import type { OpenCatalog } from "../../edit/open-catalog.js";
import { type Edit, placeOf } from "./plan.js";

type Names = { readonly from: string; readonly to: string };

/**
 * Renames a shared attribute with all its references. Where a metric uses it under its own name, its key on the wire
 * changes, too: documents, code and data go on calling it alike.
 */
export function renameAttribute({ from, to }: RenameRequest, open: OpenCatalog): Edit {
  const { document, source } = open;
  const shared = document.attributes ?? {};
  if (!Object.hasOwn(shared, from)) {
    const help = suggestion(from, Object.keys(shared)) ?? "shared attributes stand under `attributes:`";
    throw new Refusal(`"${from}" is no shared attribute of ${source.name}`, help);
  }
  if (Object.hasOwn(shared, to)) throw taken(to, ["attributes", to], open);
  const names = { from, to };
  const metrics = Object.entries(document.metrics).flatMap(([key, { attributes }]) => {
    const path = ["metrics", key, "attributes"];
    return Array.isArray(attributes)
      ? inList(attributes, path, names, open)
      : inMap(attributes ?? {}, path, names, open);
  });
  const path = ["attributes", to];
  const own = replacements(shared, ["attributes"], names);
  const amendments: readonly Amendment[] = [
    ...own,
    ...metrics,
    { kind: "rename", path: ["attributes", from], key: to },
  ];
  return { amendments, path, said: `the attribute "${from}" is called "${to}"` };
}

function inList(list: readonly string[], path: Path, { from, to }: Names, open: OpenCatalog): readonly Amendment[] {
  return list.flatMap((name, index): readonly Amendment[] => {
    if (name !== from) return [];
    if (list.includes(to)) throw taken(to, [...path, list.indexOf(to)], open);
    return [{ kind: "set", path: [...path, index], value: to }];
  });
}

function inMap(
  uses: Readonly<Record<string, AttributeUseDocument>>,
  path: Path,
  names: Names,
  open: OpenCatalog,
): readonly Amendment[] {
  const { from, to } = names;
  const references = Object.entries(uses).flatMap(([key, use]): readonly Amendment[] => {
    const isNamed = isObject(use) && use.ref === from;
    if (!isNamed && !(key === from && use === null)) return [];
    if (key === from && Object.hasOwn(uses, to)) throw taken(to, [...path, to], open);
    const ref: readonly Amendment[] = isNamed ? [{ kind: "set", path: [...path, key, "ref"], value: to }] : [];
    return key === from ? [...ref, { kind: "rename", path: [...path, key], key: to }] : ref;
  });
  return [...replacements(uses, path, names), ...references];
}

/** Deprecated attributes that name it as what takes their place. */
function replacements(
  attributes: Readonly<Record<string, AttributeDocument | AttributeUseDocument>>,
  path: Path,
  { from, to }: Names,
): readonly Amendment[] {
  return Object.entries(attributes).flatMap(([key, attribute]): readonly Amendment[] => {
    if (!isObject(attribute) || attribute.deprecated?.renamed_to !== from) return [];
    return [{ kind: "set", path: [...path, key, "deprecated", "renamed_to"], value: to }];
  });
}

type Fields = Exclude<AttributeUseDocument, string | null | readonly unknown[]>;

function isObject(use: AttributeUseDocument): use is Fields {
  return typeof use === "object" && use !== null && !Array.isArray(use);
}

function taken(key: string, path: Path, open: OpenCatalog): Refusal {
  return new Refusal(`the attribute "${key}" exists already: ${placeOf(path, open)}`, "choose another name");
}
