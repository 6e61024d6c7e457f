import type { CatalogEntry, Deprecation } from "../model/catalog.js";
import { noticeView, type View } from "./attribute-view.js";

/** What entries of every kind say of themselves. */
export function lifeView(entry: CatalogEntry): View {
  return {
    status: entry.status,
    stability: entry.stability,
    since: entry.since,
    owner: entry.owners,
    deprecated: deprecationView(entry.deprecated),
    expires: entry.expires,
    note: entry.note,
    links: entry.links.map(({ name, address }) => ({ name, address })),
    tags: entry.tags,
    entities: entry.entities,
    annotations: entry.annotations,
  };
}

function deprecationView(deprecation: Deprecation | null): View | null {
  if (deprecation === null) return null;
  const { emitBoth, until, convert } = deprecation;
  return { ...noticeView(deprecation), emit: emitBoth ? "both" : null, until, convert: convert || null };
}
