import type { Amendment } from "../../edit/amendment.js";
import type { OpenCatalog } from "../../edit/open-catalog.js";
import type { CatalogEntry } from "../../model/catalog.js";
import { writtenEntry } from "./plan.js";

/** Facts that go to `deprecated:`; null where nothing is said. */
export function deprecating(
  { path }: CatalogEntry,
  facts: Readonly<Record<string, string | true | null>>,
): readonly Amendment[] {
  return Object.entries(facts).flatMap(([field, value]): readonly Amendment[] =>
    value === null ? [] : [{ kind: "set", path: [...path, "deprecated", field], value }],
  );
}

/** `deprecated:` says it, and no status beside it; without a word to say there, the status does. */
export function statusFor(entry: CatalogEntry, open: OpenCatalog, isSaid: boolean): readonly Amendment[] {
  const path = [...entry.path, "status"];
  if (entry.status === "deprecated") return [];
  if (!isSaid) return [{ kind: "set", path, value: "deprecated" }];
  return writtenEntry(entry, open).status === undefined ? [] : [{ kind: "remove", path }];
}
