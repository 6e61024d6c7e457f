import type { Plain } from "../../edit/amendment.js";

export type PlainMap = Readonly<Record<string, Plain>>;

/** Without what is not said: undefined, an empty text, an empty map. */
export function present(entry: Readonly<Record<string, Plain | undefined>>): PlainMap {
  return Object.fromEntries(Object.entries(entry).filter(isSaid));
}

function isSaid(entry: [string, Plain | undefined]): entry is [string, Plain] {
  const [, value] = entry;
  if (value === undefined || value === "") return false;
  return typeof value !== "object" || value === null || Array.isArray(value) || Object.keys(value).length > 0;
}
