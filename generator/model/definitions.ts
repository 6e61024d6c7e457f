import { remembered } from "../remembered.js";
import type { Attribute, CatalogEntry } from "./catalog.js";
import { entriesIn } from "./entries.js";
import type { Resolution } from "./resolution.js";
import { definedIn } from "./variants.js";

/** An attribute where it is defined; `entry` when that is in an entry. */
type Definition = { readonly attribute: Attribute; readonly entry?: CatalogEntry };

/** Every attribute once, at the place where a person wrote it: shared ones are not repeated for each use. Many rules ask for it. */
export const definitions = remembered(({ shared, catalog }: Resolution): readonly Definition[] => {
  const found: Definition[] = [...shared, ...catalog.context].map((attribute) => ({ attribute }));
  for (const entry of entriesIn(catalog)) {
    for (const attribute of definedIn(entry)) {
      if (attribute.origin === "own") found.push({ attribute, entry });
    }
  }
  return found;
});
