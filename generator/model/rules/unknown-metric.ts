import { suggestion } from "../../diagnostics/suggest.js";
import type { CatalogEntry } from "../catalog.js";
import { entriesByName, entriesIn } from "../entries.js";
import type { Rule } from "../resolution.js";

export const unknownMetric: Rule = {
  code: "unknown-metric",
  *check({ catalog, locate }) {
    const byName = entriesByName(catalog);
    for (const { kind, key, path, status, deprecated, imported } of entriesIn(catalog)) {
      const target = deprecated?.renamedTo ?? null;
      // What an import recommends need not be recorded here.
      if (target === null || imported !== null) continue;
      const reason = problemOf(key, target, byName[kind].get(target));
      // What is removed itself keeps its history.
      if (reason === undefined || (reason === isGone && status === "removed")) continue;
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

const isGone = "leads to a metric that is removed";

function problemOf(key: string, target: string, found: CatalogEntry | undefined): string | undefined {
  if (target === key) return "leads to the metric itself";
  if (found === undefined) return "leads to no metric of this catalog";
  return found.status === "removed" ? isGone : undefined;
}

function targetsFor(key: string, entries: ReadonlyMap<string, CatalogEntry>): readonly string[] {
  return [...entries.values()].flatMap((entry) => (entry.status === "removed" || entry.key === key ? [] : [entry.key]));
}
