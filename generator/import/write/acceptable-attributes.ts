import {
  type ImportedAttribute,
  type ImportedEntry,
  type ImportedValue,
  type ImportLoss,
  variantsOf,
} from "../imported-catalog.js";
import { isAttributeName, isValueName, isVariantName } from "./acceptable-names.js";
import { uniqueBy } from "./unique.js";

type Acceptable = { readonly entry: ImportedEntry; readonly losses: readonly ImportLoss[] };

/** An entry without the attributes, values and variants that no catalog can have, each of which is a loss. */
export function acceptableAttributes(entry: ImportedEntry): Acceptable {
  const losses: ImportLoss[] = [];
  const report: Report = (code, message) => losses.push({ code, at: entry.at, message, metric: entry.name });
  const attributes = acceptable(entry.attributes ?? [], entry, report);
  const named = variantsOf(entry).filter(({ key }) => {
    if (!isVariantName(key)) report("import/invalid-name", `"${key}" is no name that a variant of it may have`);
    return isVariantName(key);
  });
  const kept = named.map((variant) => ({ ...variant, attributes: acceptable(variant.attributes, entry, report) }));
  return { entry: "variants" in entry ? { ...entry, attributes, variants: kept } : { ...entry, attributes }, losses };
}

type Report = (code: ImportLoss["code"], message: string) => void;

function acceptable(
  attributes: readonly ImportedAttribute[],
  { name }: ImportedEntry,
  report: Report,
): readonly ImportedAttribute[] {
  const unique = uniqueBy(
    attributes,
    ({ key }) => key,
    ({ key }) =>
      report("import/duplicate", `the attribute "${key}" of "${name}" stands twice, and the first one counts`),
  );
  return unique.flatMap((attribute) => {
    if (isAttributeName(attribute.key)) return [withValues(attribute, name, report)];
    report("import/invalid-name", `"${attribute.key}" is no name that an attribute of "${name}" may have`);
    return [];
  });
}

function withValues(attribute: ImportedAttribute, name: string, report: Report): ImportedAttribute {
  if (attribute.values === undefined) return attribute;
  const what = ({ value }: ImportedValue) => `the value "${value}" of "${attribute.key}" of "${name}"`;
  const unique = uniqueBy(
    attribute.values,
    ({ value }) => String(value),
    (double) => report("import/duplicate", `${what(double)} stands twice, and the first one counts`),
  );
  const values = unique.filter((each) => {
    if (!isValueName(each.value)) report("import/invalid-name", `${what(each)} cannot stand in a catalog by itself`);
    return isValueName(each.value);
  });
  return { ...attribute, values };
}
