import type { Attribute, Catalog, Metric } from "./catalog.js";
import { formsOf } from "./variants.js";

/** How many values an attribute can take in one process, absence included; null when nothing bounds them. */
export function valueCount(attribute: Attribute): number | null {
  const absence = attribute.required ? 0 : 1;
  // Of arrays there are too many to count.
  if (attribute.isArray) return attribute.maxValues === null ? null : attribute.maxValues + absence;
  if (attribute.type === "boolean") return 2 + absence;
  const closed =
    attribute.values.length > 0 && !attribute.open && attribute.values.every(({ kind }) => kind === "exact");
  const count = closed ? attribute.values.length : attribute.maxValues;
  return count === null ? null : count + absence;
}

/** The series that the closed values alone make in all variants, context included; attributes that nothing bounds count once. */
export function closedSeries(metric: Metric, catalog: Catalog): number {
  const common = combined(1, catalog.context);
  let sum = 0;
  for (const { attributes } of formsOf(metric)) sum += combined(common, attributes);
  return sum;
}

function combined(before: number, attributes: readonly Attribute[]): number {
  let combinations = before;
  for (const attribute of attributes) combinations *= closedCount(attribute) ?? 1;
  return combinations;
}

function closedCount(attribute: Attribute): number | null {
  return attribute.maxValues === null ? valueCount(attribute) : null;
}
