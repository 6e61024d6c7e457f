import type { MetricDocument } from "../document/schema/metric-schema.js";
import type { EventDocument, SpanDocument } from "../document/schema/signal-schema.js";
import type { Locate } from "../document/parse.js";
import type { Path } from "../source.js";
import { resolveDeprecation } from "./attributes.js";
import type { Attribute, CatalogEntry, Link } from "./catalog.js";

type EntryDocument = MetricDocument | EventDocument | SpanDocument;

export type EntryContext = {
  readonly prefix: string;
  readonly attributes: readonly Attribute[];
  readonly path: Path;
  readonly locate: Locate;
};

/** What entries of every kind say. */
export function resolveEntry(
  key: string,
  written: EntryDocument,
  { prefix, attributes, path, locate }: EntryContext,
): Omit<CatalogEntry, "kind"> {
  return {
    key,
    name: prefix + key,
    description: written.description ?? "",
    attributes,
    variants: [],
    status: written.status ?? (written.deprecated === undefined ? "active" : "deprecated"),
    stability: written.stability ?? "development",
    since: written.since ?? null,
    owners: [written.owner ?? []].flat(),
    deprecated: resolveDeprecation(written.deprecated ?? (written.status === "deprecated" ? {} : undefined)),
    expires: written.expires ?? null,
    note: written.note ?? null,
    links: resolveLinks(written.links),
    tags: written.tags ?? [],
    entities: written.entities ?? [],
    annotations: written.annotations ?? {},
    allow: written.allow ?? [],
    imported: null,
    path,
    place: locate(path, "key"),
  };
}

/** Each address, with the name that a map gives it. */
export function resolveLinks(written: EntryDocument["links"] = []): readonly Link[] {
  if (Array.isArray(written)) return written.map((address) => ({ name: null, address }));
  return Object.entries(written).flatMap(([name, addresses]) => {
    return [addresses].flat().map((address) => ({ name, address }));
  });
}
