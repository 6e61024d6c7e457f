import { isLoss } from "../../diagnostics/import-codes.js";
import type { ImportedCatalog } from "../../import/imported-catalog.js";

/** What is left of an import when only some names are wanted; losses that are about no metric stay, as what is no metric goes. */
export function onlyNamed(imported: ImportedCatalog, patterns: readonly string[]): ImportedCatalog {
  if (patterns.length === 0) return imported;
  const isWanted = (name: string) => patterns.some((pattern) => isLike(name, pattern));
  return {
    ...imported,
    metrics: imported.metrics.filter(({ name }) => isWanted(name)),
    losses: imported.losses.filter((each) => (each.metric === null ? isLoss(each) : isWanted(each.metric))),
  };
}

/** Whether a name is as a pattern, in which `*` is any text; each part is looked for once, from the left. */
export function isLike(name: string, pattern: string): boolean {
  const [first = "", ...others] = pattern.split("*");
  if (others.length === 0) return name === pattern;
  const last = others.pop() ?? "";
  if (!name.startsWith(first) || name.length < first.length + last.length || !name.endsWith(last)) return false;
  const end = name.length - last.length;
  let at = first.length;
  for (const part of others) {
    const found = name.indexOf(part, at);
    if (found === -1 || found + part.length > end) return false;
    at = found + part.length;
  }
  return true;
}
