import type { Catalog } from "../../../model/catalog.js";
import type { Part } from "../../../model/partition.js";
import { anchors } from "./anchors.js";
import { headingsAbove } from "./page-headings.js";
import { type Address, isPresent } from "../reference-section.js";

/** The addresses of all sections, for the reader of a given part; each part is a page of its id in the same folder. */
export function addresses(catalog: Catalog, parts: readonly Part[]): (reader: Part) => Address {
  const places = new Map<string, { readonly part: Part; readonly anchor: string }>();
  for (const part of parts) {
    for (const [metric, anchor] of anchors(part.metrics.filter(isPresent), headingsAbove(catalog, part)))
      places.set(metric.key, { part, anchor });
  }
  return (reader) => (key) => {
    const place = places.get(key);
    if (place === undefined) return undefined;
    return place.part === reader ? `#${place.anchor}` : `${place.part.id}.md#${place.anchor}`;
  };
}

/** The addresses of those things that have one, by key. */
export function addressesOf<Thing>(
  things: readonly Thing[],
  keyOf: (thing: Thing) => string,
  address: (thing: Thing) => string | undefined,
): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const thing of things) {
    const href = address(thing);
    if (href !== undefined) found.set(keyOf(thing), href);
  }
  return found;
}
