import type { Attribute, CatalogEntry } from "./catalog.js";
import { entriesIn } from "./entries.js";
import type { Resolution } from "./resolution.js";
import { definedIn } from "./variants.js";

/** An attribute where it is defined; `entry` when that is in an entry. */
type Definition = { readonly attribute: Attribute; readonly entry?: CatalogEntry };

/** Every attribute once, at the place where a person wrote it: shared ones are not repeated for each use. */
export function* definitions({ shared, catalog }: Resolution): Iterable<Definition> {
  for (const attribute of shared) yield { attribute };
  for (const attribute of catalog.context) yield { attribute };
  for (const entry of entriesIn(catalog)) {
    for (const attribute of definedIn(entry)) {
      if (attribute.origin === "own") yield { attribute, entry };
    }
  }
}
