import { nearest } from "../../diagnostics/suggest.js";
import { typeName } from "../../model/attribute-type.js";
import { violation } from "../../model/allows.js";
import type { Attribute } from "../../model/catalog.js";
import { placeInQuery, type QueryCheck } from "../finding.js";
import { valuesOf } from "../values-of.js";

/** Values outside the closed set of an attribute. An empty text stands for a series without the label. */
export const checkValues: QueryCheck = function* (read, { series }) {
  for (const selector of read.analysis.selectors) {
    const owners = series.owners(selector.name?.text ?? "");
    for (const matcher of selector.matchers) {
      const attributes = owners.flatMap(({ metric }) => series.attributesOf(metric, matcher.label.text));
      if (attributes.length === 0) continue;
      for (const value of valuesOf(matcher)) {
        if (value.text === "" || attributes.some((attribute) => allows(attribute, value.text))) continue;
        const known = attributes.flatMap(knownValues);
        const near = value.text.length <= 64 ? nearest(value.text, known) : undefined;
        const allowed = known.length <= 40 ? `allowed: ${known.join(", ")}` : "correct the value";
        yield {
          code: "queries/unknown-value",
          place: placeInQuery(read, value),
          message: `"${matcher.label.text}" of "${selector.name?.text}" has no value "${value.text}"`,
          help: near === undefined ? allowed : `did you mean "${near}"?`,
          query: read.query,
          detail: `${matcher.label.text}=${value.text}`,
        };
      }
    }
  }
};

/** Whether a series can have a value; only closed sets and booleans rule one out. */
function allows(attribute: Attribute, text: string): boolean {
  if (attribute.isArray) return allowsArray(attribute, text);
  return allowsScalar(attribute, text);
}

/** Exporters write an array as JSON. */
function allowsArray(attribute: Attribute, text: string): boolean {
  const items = itemsIn(text);
  return items?.every((item) => typeof item === typeOf(attribute) && allowsScalar(attribute, String(item))) ?? false;
}

function itemsIn(text: string): readonly unknown[] | undefined {
  try {
    const items: unknown = JSON.parse(text);
    return Array.isArray(items) ? items : undefined;
  } catch {
    return undefined;
  }
}

function typeOf({ type }: Attribute): string {
  return type === "int" || type === "double" ? "number" : type;
}

function allowsScalar(attribute: Attribute, text: string): boolean {
  const { type, values, open, maxValues } = attribute;
  if (type === "boolean") return text === "true" || text === "false";
  if (values.length === 0 || open || (maxValues !== null && text === "_other")) return true;
  const isNumber = type === "int" || type === "double";
  const bare = { ...attribute, isArray: false, pattern: null, maxLength: null, min: null, max: null };
  return violation(bare, isNumber ? Number(text) : text) === undefined;
}

function knownValues(attribute: Attribute): readonly string[] {
  const { type, values, isArray } = attribute;
  if (isArray) return [`${typeName(attribute)} as JSON, such as ${JSON.stringify(exampleOf(attribute))}`];
  if (type === "boolean") return ["true", "false"];
  return values.map((value) => (value.kind === "exact" ? String(value.value) : `${value.prefix}*`));
}

function exampleOf({ values, type }: Attribute): readonly (string | number | boolean)[] {
  const exact = values.flatMap((value) => (value.kind === "exact" ? [value.value] : []));
  return exact.length > 0 ? exact.slice(0, 2) : [{ string: "a", boolean: true, int: 1, double: 0.5 }[type]];
}
