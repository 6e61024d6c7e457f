import GithubSlugger from "github-slugger";
import type { CatalogEntry } from "../../model/catalog.js";

/** The anchors that GitHub gives to the headings of entries that stand on one page in this order, below the page's own headings. */
export function anchors<Entry extends CatalogEntry>(
  entries: readonly Entry[],
  headings: readonly string[],
): ReadonlyMap<Entry, string> {
  const slugger = new GithubSlugger();
  for (const heading of headings) slugger.slug(heading);
  return new Map(entries.map((entry) => [entry, slugger.slug(entry.name)]));
}
