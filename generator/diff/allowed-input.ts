import type { AllowedValue, Attribute } from "../model/catalog.js";

/** Whether an attribute allows one value, or every text with a prefix. */
export function allows({ values, open }: Attribute, wanted: AllowedValue): boolean {
  return values.length === 0 || open || values.some((value) => covers(value, wanted));
}

function covers(value: AllowedValue, wanted: AllowedValue): boolean {
  if (value.kind === "prefix") return textOf(wanted).startsWith(value.prefix) && isText(wanted);
  return wanted.kind === "exact" && value.value === wanted.value;
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
