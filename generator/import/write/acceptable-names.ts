import { dangerousKeys } from "../../document/dangerous-keys.js";
import type { ImportedMetric, ImportLoss } from "../imported-catalog.js";

/** What the rules of a catalog say of names, so far as a name alone decides it (`model/rules/invalid-name.ts`). */
const metricName = /^[A-Za-z][A-Za-z0-9_.\-/]{0,254}$/;
const attributeName = /^[A-Za-z](?:[A-Za-z0-9_.-]{0,253}[A-Za-z0-9])?$/;
const variantName = /^[A-Za-z0-9][A-Za-z0-9_.-]*$/;

/** Why a catalog cannot have a metric; undefined where it can. */
export function metricFault(
  { name, at }: ImportedMetric,
  key: string | undefined,
  prefix: string,
): ImportLoss | undefined {
  if (key === undefined || key === "") {
    const message = `"${name}" does not begin with the prefix "${prefix}", and is left out`;
    return { code: "import/outside-prefix", at, message, metric: name };
  }
  if (metricName.test(name) && /^[A-Za-z]/.test(key) && !dangerousKeys.includes(key)) return undefined;
  const message = `"${name}" is no name that a metric may have, and is left out`;
  return { code: "import/invalid-name", at, message, metric: name };
}

export function isAttributeName(key: string): boolean {
  return attributeName.test(key) && !dangerousKeys.includes(key);
}

export function isVariantName(key: string): boolean {
  return variantName.test(key) && !dangerousKeys.includes(key);
}

/** A catalog reads a trailing `*` as any text. */
export function isValueName(value: string | number): boolean {
  return typeof value === "number" || !(value.endsWith("*") || dangerousKeys.includes(value));
}
