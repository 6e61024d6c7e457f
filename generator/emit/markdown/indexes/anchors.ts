import GithubSlugger from "github-slugger";
import type { CatalogEntry } from "../../../model/catalog.js";

/** The anchors that GitHub gives to the headings of entries that stand on one page in this order, below the page's own headings. */
export function anchors<Entry extends CatalogEntry>(
  entries: readonly Entry[],
  headings: readonly string[],
): ReadonlyMap<Entry, string> {
  return headingAnchors(entries, ({ name }) => name, headings);
}

/** The same for headings of other things. */
export function headingAnchors<Thing>(
  things: readonly Thing[],
  nameOf: (thing: Thing) => string,
  headings: readonly string[],
): ReadonlyMap<Thing, string> {
  const slugger = new GithubSlugger();
  for (const heading of headings) slugger.slug(heading);
  return new Map(things.map((thing) => [thing, slugger.slug(nameOf(thing))]));
}
