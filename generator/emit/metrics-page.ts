import type { Attribute, Catalog } from "../model/catalog.js";
import { emissionOf } from "../model/emission.js";
import { type Part, partition } from "../model/partition.js";
import { type Artifact, type Emitter, nothingKnown, type Origin } from "./emitter.js";
import { markdownHeader } from "./header.js";
import { addresses } from "./markdown/addresses.js";
import { catalogSection } from "./markdown/catalog-section.js";
import { code } from "./markdown/code-span.js";
import { contextSection } from "./markdown/context-section.js";
import { linksTo, metricIndex } from "./markdown/metric-index.js";
import { namespaceSection, partPath, undivided } from "./markdown/namespace-section.js";
import { ownerIndex } from "./markdown/owner-index.js";
import { page } from "./markdown/page.js";
import { partTitle, sharedTitle, wholeTitle } from "./markdown/page-headings.js";
import { referenceSection, type ReferenceLinks } from "./markdown/reference-section.js";
import { signalReference } from "./markdown/signal-reference.js";
import { signalSections } from "./markdown/signal-tables.js";
import {
  sharedAddresses,
  sharedAttributeSections,
  sharedAttributesPath,
  usedShared,
} from "./markdown/shared-attributes.js";

/**
 * `metrics.md`: the tables and a reference section a metric; in a large catalog an index, with a page for each part, and
 * one of the attributes that metrics share.
 */
export const metricsPage: Emitter = {
  id: "metrics",
  emit(catalog, origin, known = nothingKnown) {
    const parts = partition(catalog);
    const addressFor = addresses(catalog, parts);
    const { oldNames } = emissionOf(catalog);
    const shared = usedShared(catalog);
    const only = undivided(parts);
    if (only !== undefined) return [wholePage(catalog, origin, { address: addressFor(only), oldNames, known })];
    return [
      indexPage(catalog, origin, { parts, hasShared: shared.length > 0 }),
      ...parts.map((part) => {
        return partPage(catalog, origin, {
          part,
          address: addressFor(part),
          oldNames,
          known,
          attribute: sharedAddresses(shared, sharedTitle(catalog)),
        });
      }),
      ...(shared.length === 0 ? [] : [sharedAttributesPage(catalog, origin, { shared, parts })]),
    ];
  },
};

function wholePage(catalog: Catalog, origin: Origin, links: ReferenceLinks): Artifact {
  const text = page([
    markdownHeader(origin),
    title(catalog),
    contextSection(catalog, 2),
    catalogSection(catalog, catalog.metrics, "common attributes above"),
    referenceSection(catalog, catalog.metrics, links),
    signalSections(catalog),
    signalReference(catalog),
    ownerIndex(catalog.metrics, ({ key }) => links.address(key)),
  ]);
  return { path: "metrics.md", text };
}

type Contents = { readonly parts: readonly Part[]; readonly hasShared: boolean };

function indexPage(catalog: Catalog, origin: Origin, { parts, hasShared }: Contents): Artifact {
  const links = linksTo(catalog, parts);
  const sections = [
    title(catalog),
    hasShared ? `[Shared attributes](${sharedAttributesPath})` : "",
    contextSection(catalog, 2),
    namespaceSection(catalog, parts),
    metricIndex(catalog, links),
    signalSections(catalog),
    signalReference(catalog),
    ownerIndex(catalog.metrics, (metric) => links.get(metric)),
  ];
  return { path: "metrics.md", text: page([markdownHeader(origin), ...sections]) };
}

function partPage(
  catalog: Catalog,
  origin: Origin,
  { part, ...links }: ReferenceLinks & { readonly part: Part },
): Artifact {
  const text = page([
    markdownHeader(origin),
    `# ${partTitle(catalog, part)}`,
    "[All metrics](../metrics.md)",
    catalogSection(catalog, part.metrics, "[common attributes](../metrics.md)"),
    referenceSection(catalog, part.metrics, links),
  ]);
  return { path: partPath(part), text };
}

function sharedAttributesPage(
  catalog: Catalog,
  origin: Origin,
  { shared, parts }: { readonly shared: readonly Attribute[]; readonly parts: readonly Part[] },
): Artifact {
  const text = page([
    markdownHeader(origin),
    `# ${sharedTitle(catalog)}`,
    "[All metrics](../metrics.md)",
    ...sharedAttributeSections(shared, parts),
  ]);
  return { path: sharedAttributesPath, text };
}

function title(catalog: Catalog): string {
  return page([`# ${wholeTitle(catalog)}`, scopeText(catalog)]).trimEnd();
}

/** Under which instrumentation scope the metrics leave; empty where only its name is known. */
function scopeText({ name, meter: { version, schemaUrl } }: Catalog): string {
  if (version === null && schemaUrl === null) return "";
  const facts = [
    code(name),
    ...(version === null ? [] : [`version ${code(version)}`]),
    ...(schemaUrl === null ? [] : [`schema ${code(schemaUrl)}`]),
  ];
  return `Instrumentation scope: ${facts.join(", ")}.`;
}
