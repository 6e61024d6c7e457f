import { ts } from "ts-morph";
import type { AttributeValues } from "./metric.js";
import { bare } from "./symbols.js";
import { mayBeAbsent, valuesOfType } from "./values-of-type.js";

/** What a call, or a type, says of one attribute. */
export type SeenAttribute = { readonly key: string; readonly values: AttributeValues; readonly isOptional: boolean };

/** The attributes that are known, and whether there can be no others. */
export type SeenAttributes = { readonly attributes: readonly SeenAttribute[]; readonly isWhole: boolean };

export const noAttributes: SeenAttributes = { attributes: [], isWhole: true };

/** The attributes of an object of labels. */
export function attributesOf(written: ts.Expression, checker: ts.TypeChecker): SeenAttributes {
  const node = bare(written);
  if (!ts.isObjectLiteralExpression(node)) return attributesOfType(checker.getTypeAtLocation(written), node, checker);
  const found = new Map<string, SeenAttribute>();
  let isWhole = true;
  for (const member of node.properties) {
    if (ts.isSpreadAssignment(member)) {
      const spread = attributesOf(member.expression, checker);
      for (const each of spread.attributes) found.set(each.key, each);
      isWhole &&= spread.isWhole;
      continue;
    }
    const { name } = member;
    const key = ts.isComputedPropertyName(name) ? literalOf(name.expression, checker) : name.text;
    if (key === undefined) {
      isWhole = false;
      continue;
    }
    const value = ts.isPropertyAssignment(member) ? member.initializer : name;
    const type = checker.getTypeAtLocation(value);
    found.set(key, { key, values: valuesOfType(type, checker), isOptional: mayBeAbsent(type) });
  }
  return { attributes: [...found.values()], isWhole };
}

function literalOf(node: ts.Expression, checker: ts.TypeChecker): string | undefined {
  const type = checker.getTypeAtLocation(node);
  return type.isStringLiteral() ? type.value : undefined;
}

/** The properties of a type; one that is not known, or has an index signature, may have any. */
export function attributesOfType(type: ts.Type, at: ts.Node, checker: ts.TypeChecker): SeenAttributes {
  const whole = checker.getNonNullableType(type);
  const isObject = (whole.flags & (ts.TypeFlags.Object | ts.TypeFlags.Intersection)) !== 0;
  if (!isObject) return { attributes: [], isWhole: (whole.flags & ts.TypeFlags.Never) !== 0 };
  const attributes = checker.getPropertiesOfType(whole).map((property) => {
    const own = checker.getTypeOfSymbolAtLocation(property, at);
    const isOptional = (property.flags & ts.SymbolFlags.Optional) !== 0 || mayBeAbsent(own);
    return { key: property.name, values: valuesOfType(own, checker), isOptional };
  });
  const indices = checker.getIndexInfosOfType(whole);
  const isWhole = indices.every((each) => (each.type.flags & ts.TypeFlags.Never) !== 0);
  return { attributes, isWhole };
}
