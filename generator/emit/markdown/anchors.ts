import type { CatalogEntry } from "../../model/catalog.js";

/** Anchors of the pages' own headings that an entry's heading could meet. */
const pageAnchors = ["reference", "metrics-catalog", "metrics-to-be-added"];

/**
 * The anchors that GitHub, GitLab and editors give to the headings of entries that stand on one page in this order:
 * the name without its dots, and a number where that is taken.
 */
export function anchors<Entry extends CatalogEntry>(entries: readonly Entry[]): ReadonlyMap<Entry, string> {
  const uses = new Map(pageAnchors.map((anchor) => [anchor, 1]));
  return new Map(entries.map((entry) => [entry, numbered(slug(entry.name), uses)]));
}

function slug(name: string): string {
  return name.toLowerCase().replace(/[^\p{L}\p{N}_-]/gu, "");
}

function numbered(wanted: string, uses: Map<string, number>): string {
  const before = uses.get(wanted) ?? 0;
  uses.set(wanted, before + 1);
  if (before === 0) return wanted;
  const anchor = `${wanted}-${before}`;
  return uses.has(anchor) ? numbered(wanted, uses) : numbered(anchor, uses);
}
