import type { Attribute } from "../../model/catalog.js";
import type { SharedType, SharedTypes } from "../../model/shared-types.js";
import { type Doc, exported, group, type Imported, imported, indent, line, typed, union } from "../typescript/doc.js";
import { docComment } from "../typescript/doc-comment.js";
import { memberTypes, valueNotes } from "./value-types.js";

/** The type that stands for the values of an attribute, if one does. */
export type TypeOf = (attribute: Attribute) => Imported | undefined;

/** The types of the shared attributes that generated code uses, all of which one module declares. */
export type UsedTypes = {
  readonly types: readonly SharedType[];
  readonly symbols: readonly Imported[];
  readonly typeOf: TypeOf;
};

/** The types of shared attributes, which `module` declares. A use that narrows one has its own union. */
export function usedTypes(shared: SharedTypes, module: string): UsedTypes {
  const known = [...shared];
  const types = known.map(([, type]) => type);
  const symbols = types.map(({ name }) => imported(name, module, "type"));
  const byId = new Map(known.map(([id, { attribute }], index) => [id, { attribute, symbol: symbols[index] }]));
  const typeOf: TypeOf = (use) => {
    const shared = use.shared === null ? undefined : byId.get(use.shared);
    return shared !== undefined && hasSameValues(use, shared.attribute) ? shared.symbol : undefined;
  };
  return { types, symbols, typeOf };
}

function hasSameValues(use: Attribute, shared: Attribute): boolean {
  if (use.values === shared.values && use.type === shared.type && use.open === shared.open) return true;
  return unionText(use) === unionText(shared);
}

/** The order of the values makes no other type. */
function unionText(attribute: Attribute): string {
  return [...memberTypes(attribute)].sort().join(" | ");
}

/** `export type HttpRequestMethod = "GET" | "POST";` */
export function sharedTypeDeclaration({ name, attribute }: SharedType): Doc {
  const { key, description, note, values } = attribute;
  const comment = docComment([`Values of \`${key}\`.`, description, note ?? "", valueNotes(values)], 0);
  const declaration = group([`type ${name} =`, indent([line, union(memberTypes(attribute))]), ";"]);
  return typed([comment, exported(name), declaration]);
}
