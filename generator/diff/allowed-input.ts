import { allowedIndex } from "../model/allowed-index.js";
import type { AllowedValue, Attribute } from "../model/catalog.js";

/** Whether an attribute allows one value, or every text with a prefix. */
export function allows({ values, open }: Attribute, wanted: AllowedValue): boolean {
  if (values.length === 0 || open) return true;
  const { exact, hasPrefixOf } = allowedIndex(values);
  if (wanted.kind === "exact" && exact.has(wanted.value)) return true;
  return isText(wanted) && hasPrefixOf(textOf(wanted));
}

function isText(value: AllowedValue): boolean {
  return value.kind === "prefix" || typeof value.value === "string";
}

function textOf(value: AllowedValue): string {
  return value.kind === "prefix" ? value.prefix : String(value.value);
}

/** As the catalog writes it: `subagent_*`. */
export function writtenValue(value: AllowedValue): string | number {
  return value.kind === "prefix" ? `${value.prefix}*` : value.value;
}
