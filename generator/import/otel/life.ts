import { type Stability, stabilities } from "../../vocabulary.js";
import type { ImportedDeprecation } from "../imported-catalog.js";
import { isObject, type PlainObject, textOf } from "../yaml-source.js";
import { placeOf, type Written } from "./registry.js";
import type { Scope } from "./scope.js";

/** The older names of levels; what was deprecated by its stability says nothing else of it. */
const olderNames: ReadonlyMap<string, Stability> = new Map([
  ["experimental", "development"],
  ["deprecated", "development"],
]);

export function stabilityOf(data: PlainObject, at: Written, scope: Scope, owner: string): Stability | undefined {
  const level = textOf(data["stability"]);
  if (level === undefined) return undefined;
  const known = stabilities.find((each) => each === level) ?? olderNames.get(level);
  if (known === undefined) {
    const message = `a catalog has no stability "${level}"`;
    scope.report("import/unreadable", placeOf(at, "stability"), message, owner);
  }
  return known;
}

/** A sentence, as it was once, or a reason with a note and a new name. */
export function deprecationOf(written: unknown): ImportedDeprecation | undefined {
  if (written === undefined || written === null || written === false) return undefined;
  if (!isObject(written)) return { reason: textOf(written) };
  const renamedTo = textOf(written["renamed_to"]);
  return { reason: textOf(written["note"]) ?? textOf(written["reason"]), renamedTo };
}
