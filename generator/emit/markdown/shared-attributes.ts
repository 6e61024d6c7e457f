import { flatMap } from "../../flat-map.js";
import type { Attribute, Catalog, CatalogEntry } from "../../model/catalog.js";
import { sharedAttributesId } from "../../model/partition.js";
import type { AttributeAddress } from "./attribute-table.js";
import { attributeFacts, valueSection } from "./facts/attribute-facts.js";
import { block } from "./syntax/block.js";
import { code } from "./syntax/code-span.js";
import { headingAnchors } from "./indexes/anchors.js";
import { layout } from "./syntax/layout.js";
import type { Fact } from "./facts/metric-facts.js";
import { paragraphs } from "./syntax/paragraphs.js";
import { isPresent } from "./reference-section.js";
import { render } from "../templates/shared-attribute.hbs";

type AttributeView = {
  readonly heading: string;
  readonly description: string;
  readonly facts: readonly Fact[];
  readonly values: string;
  readonly note: string;
  readonly usesTitle: string;
  readonly uses: readonly string[];
};

const section = layout<AttributeView>(render);

/** The page of the shared attributes, below the output folder: beside those of the parts. */
export const sharedAttributesPath = `metrics/${sharedAttributesId}.md`;

/** The entries of a page, with its address for a reader of that of the attributes, and what its entries are. */
export type UsingPage = {
  readonly namespace: string;
  readonly href: string;
  readonly noun: string;
  readonly entries: readonly CatalogEntry[];
};

/** The shared attributes that an entry with a section on one of the pages uses, in the catalog's order. */
export function usedShared({ shared }: Catalog, pages: readonly UsingPage[]): readonly Attribute[] {
  const entries = pages.flatMap((page) => page.entries).filter(isPresent);
  const used = new Set(flatMap(entries, ({ attributes }) => attributes.map((each) => each.shared)));
  return shared.filter(({ key }) => used.has(key));
}

/**
 * Addresses for a reader of a page in `folder`, of uses that take over what the shared definition says of the values.
 * Events and spans have no budget of values.
 */
export function sharedAddresses(attributes: readonly Attribute[], title: string, folder = ""): AttributeAddress {
  const anchors = anchorsOf(attributes, title);
  const byKey = new Map(attributes.map((attribute) => [attribute.key, attribute]));
  return (use) => {
    const shared = byKey.get(use.shared ?? "");
    if (shared === undefined || !followed.every((field) => use[field] === shared[field])) return undefined;
    if (use.maxValues !== null && use.maxValues !== shared.maxValues) return undefined;
    return `${folder}${sharedAttributesId}.md#${anchors.get(shared) ?? ""}`;
  };
}

/** A use may differ in how often it is there, and in its description. */
const followed = ["type", "values", "open", "pattern", "maxLength", "min", "max", "redact", "content", "note"] as const;

function anchorsOf(attributes: readonly Attribute[], title: string): ReadonlyMap<Attribute, string> {
  return headingAnchors(attributes, ({ key }) => key, [title]);
}

/** A section for each, with the pages on which entries use it. */
export function sharedAttributeSections(
  attributes: readonly Attribute[],
  pages: readonly UsingPage[],
): readonly string[] {
  const uses = usesByPage(pages);
  return attributes.map((attribute) => {
    const { key, description, note } = attribute;
    const used = uses.get(key) ?? [];
    const isOfMetrics = used.some(({ entries }) => entries.some(({ kind }) => kind === "metric"));
    return section({
      heading: code(key),
      description: paragraphs(description),
      facts: attributeFacts(isOfMetrics ? attribute : { ...attribute, maxValues: null }),
      values: valueSection(attribute),
      note: note === null ? "" : block(note),
      usesTitle: used.every(({ page }) => page.noun === "metrics") ? "Metrics with it:" : "Used by:",
      uses: used.map(useLine),
    });
  });
}

type Use = { readonly page: UsingPage; readonly entries: readonly CatalogEntry[] };

function usesByPage(pages: readonly UsingPage[]): ReadonlyMap<string, readonly Use[]> {
  const uses = new Map<string, Use[]>();
  for (const page of pages) {
    const here = new Map<string, CatalogEntry[]>();
    for (const entry of page.entries.filter(isPresent)) {
      for (const { shared } of entry.attributes) {
        if (shared === null) continue;
        const entries = here.get(shared);
        if (entries === undefined) here.set(shared, [entry]);
        else entries.push(entry);
      }
    }
    for (const [key, entries] of here) uses.set(key, [...(uses.get(key) ?? []), { page, entries }]);
  }
  return uses;
}

/** Names of entries that a line still holds. */
const mostNames = 5;

function useLine({ page: { namespace, href, noun }, entries }: Use): string {
  const page = `[${code(namespace)}](${href})`;
  if (entries.length > mostNames) return `${page}: ${entries.length} ${noun}`;
  return `${page}: ${entries.map(({ name }) => code(name)).join(", ")}`;
}
