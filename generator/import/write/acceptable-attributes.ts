import type { ImportedAttribute, ImportedMetric, ImportedValue, ImportLoss } from "../imported-catalog.js";
import { isAttributeName, isValueName, isVariantName } from "./acceptable-names.js";
import { uniqueBy } from "./unique.js";

type Acceptable = { readonly metric: ImportedMetric; readonly losses: readonly ImportLoss[] };

/** A metric without the attributes, values and variants that no catalog can have, each of which is a loss. */
export function acceptableAttributes(metric: ImportedMetric): Acceptable {
  const losses: ImportLoss[] = [];
  const report: Report = (code, message) => losses.push({ code, at: metric.at, message, metric: metric.name });
  const { attributes = [], variants = [] } = metric;
  const named = variants.filter(({ key }) => {
    if (!isVariantName(key)) report("import/invalid-name", `"${key}" is no name that a variant of it may have`);
    return isVariantName(key);
  });
  const kept = named.map((variant) => ({ ...variant, attributes: acceptable(variant.attributes, metric, report) }));
  return { metric: { ...metric, attributes: acceptable(attributes, metric, report), variants: kept }, losses };
}

type Report = (code: ImportLoss["code"], message: string) => void;

function acceptable(
  attributes: readonly ImportedAttribute[],
  { name }: ImportedMetric,
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
