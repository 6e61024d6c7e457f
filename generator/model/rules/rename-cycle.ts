import type { CatalogEntry } from "../catalog.js";
import { entriesByName, type EntriesByName, entriesIn } from "../entries.js";
import type { Rule } from "../resolution.js";

export const renameCycle: Rule = {
  code: "rename-cycle",
  *check({ catalog, locate }) {
    const byName = entriesByName(catalog);
    const seen = new Set<CatalogEntry>();
    for (const entry of entriesIn(catalog)) {
      const way = wayFrom(entry, byName, seen);
      const [last] = way.slice(-1);
      const start = way.findIndex(({ key }) => key === last?.deprecated?.renamedTo);
      // An entry that leads to itself is an unknown-metric.
      if (start === -1 || way.length - start < 2) continue;
      const [first, ...rest] = way.slice(start);
      if (first === undefined) continue;
      const names = [first, ...rest, first].map(({ key }) => `"${key}"`).join(" to ");
      yield {
        place: locate([...first.path, "deprecated", "renamed_to"]),
        message: `"renamed_to" leads in a circle, from ${names}`,
        help: `remove "deprecated:" from the ${first.kind} that stays`,
        related: rest.map(({ place, key }) => ({ place, message: `"${key}" stands here` })),
      };
    }
  },
};

/** The entries from one on, up to where it ends or meets what was seen, which is added to. */
function wayFrom(start: CatalogEntry, byName: EntriesByName, seen: Set<CatalogEntry>): readonly CatalogEntry[] {
  const way: CatalogEntry[] = [];
  for (let at: CatalogEntry | undefined = start; at !== undefined && !seen.has(at); ) {
    seen.add(at);
    way.push(at);
    at = byName[at.kind].get(at.deprecated?.renamedTo ?? "");
  }
  return way;
}
