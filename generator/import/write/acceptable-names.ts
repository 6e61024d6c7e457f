import { dangerousKeys } from "../../document/dangerous-keys.js";
import { kindsWithArticle } from "../../vocabulary.js";
import { type ImportedEntry, type ImportLoss, kindOf } from "../imported-catalog.js";

/** What the rules of a catalog say of names, so far as a name alone decides it (`model/rules/invalid-name.ts`). */
const entryName = /^[A-Za-z][A-Za-z0-9_.\-/]{0,254}$/;
const attributeName = /^[A-Za-z](?:[A-Za-z0-9_.-]{0,253}[A-Za-z0-9])?$/;
const variantName = /^[A-Za-z0-9][A-Za-z0-9_.-]*$/;

/** Why a catalog cannot have an entry; undefined where it can. */
export function entryFault(entry: ImportedEntry, key: string | undefined, prefix: string): ImportLoss | undefined {
  const { name, at } = entry;
  if (key === undefined || key === "") {
    const message = `"${name}" does not begin with the prefix "${prefix}", and is left out`;
    return { code: "import/outside-prefix", at, message, metric: name };
  }
  if (entryName.test(name) && /^[A-Za-z]/.test(key) && !dangerousKeys.includes(key)) return undefined;
  const message = `"${name}" is no name that ${kindsWithArticle[kindOf(entry)]} may have, and is left out`;
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
