import { suggestion } from "../../diagnostics/suggest.js";
import type { CatalogEntry } from "../catalog.js";
import { entriesByName, entriesIn } from "../entries.js";
import type { Rule } from "../resolution.js";
import { kindsWithArticle } from "../../vocabulary.js";

export const unknownMetric: Rule = {
  code: "unknown-metric",
  *check({ catalog, locate }) {
    const byName = entriesByName(catalog);
    for (const entry of entriesIn(catalog)) {
      const { kind, key, path, status, deprecated, imported } = entry;
      const target = deprecated?.renamedTo ?? null;
      // What an import recommends need not be recorded here.
      if (target === null || imported !== null) continue;
      const found = byName[kind].get(target);
      const reason = problemOf(entry, target, found);
      // What is removed itself keeps its history.
      if (reason === undefined || (found?.status === "removed" && target !== key && status === "removed")) continue;
      yield {
        place: locate([...path, "deprecated", "renamed_to"]),
        message: `"renamed_to: ${target}" of ${kind} "${key}" ${reason}`,
        help:
          suggestion(target, targetsFor(key, byName[kind])) ??
          `name the ${kind} as it is written in the catalog, without the prefix`,
      };
    }
  },
};

function problemOf({ kind, key }: CatalogEntry, target: string, found: CatalogEntry | undefined): string | undefined {
  if (target === key) return `leads to the ${kind} itself`;
  if (found === undefined) return `leads to no ${kind} of this catalog`;
  return found.status === "removed" ? `leads to ${kindsWithArticle[kind]} that is removed` : undefined;
}

function targetsFor(key: string, entries: ReadonlyMap<string, CatalogEntry>): readonly string[] {
  return [...entries.values()].flatMap((entry) => (entry.status === "removed" || entry.key === key ? [] : [entry.key]));
}
