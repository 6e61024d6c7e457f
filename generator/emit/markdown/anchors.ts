import type { CatalogEntry } from "../../model/catalog.js";

/**
 * The anchors that GitHub, GitLab and editors give to the headings of entries that stand on one page in this order, below
 * the page's own headings: the name without its dots, and a number where that is taken.
 */
export function anchors<Entry extends CatalogEntry>(
  entries: readonly Entry[],
  headings: readonly string[],
): ReadonlyMap<Entry, string> {
  const uses = new Map(headings.map((heading) => [slug(heading), 1]));
  return new Map(entries.map((entry) => [entry, numbered(slug(entry.name), uses)]));
}

function slug(text: string): string {
  return text
    .toLowerCase()
    .replaceAll(" ", "-")
    .replace(/[^\p{L}\p{N}_-]/gu, "");
}

function numbered(wanted: string, uses: Map<string, number>): string {
  const before = uses.get(wanted) ?? 0;
  uses.set(wanted, before + 1);
  if (before === 0) return wanted;
  const anchor = `${wanted}-${before}`;
  return uses.has(anchor) ? numbered(wanted, uses) : numbered(anchor, uses);
}
