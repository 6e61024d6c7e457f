import type { Catalog } from "../model/catalog.js";
import { emissionOf } from "../model/emission.js";
import { type Part, partition } from "../model/partition.js";
import type { Artifact, Emitter, Origin } from "./emitter.js";
import { markdownHeader } from "./header.js";
import { addresses } from "./markdown/addresses.js";
import { catalogSection } from "./markdown/catalog-section.js";
import { code } from "./markdown/code-span.js";
import { contextSection } from "./markdown/context-section.js";
import { linksTo, metricIndex } from "./markdown/metric-index.js";
import { namespaceSection, partPath, undivided } from "./markdown/namespace-section.js";
import { ownerIndex } from "./markdown/owner-index.js";
import { page } from "./markdown/page.js";
import { partTitle, wholeTitle } from "./markdown/page-headings.js";
import { referenceSection, type ReferenceLinks } from "./markdown/reference-section.js";

/** `metrics.md`: the tables and a reference section a metric; in a large catalog an index, with a page for each part. */
export const metricsPage: Emitter = {
  id: "metrics",
  emit(catalog, origin) {
    const parts = partition(catalog);
    const addressFor = addresses(catalog, parts);
    const { oldNames } = emissionOf(catalog);
    const only = undivided(parts);
    if (only !== undefined) return [wholePage(catalog, origin, { address: addressFor(only), oldNames })];
    return [
      indexPage(catalog, origin, parts),
      ...parts.map((part) => partPage(catalog, origin, { part, address: addressFor(part), oldNames })),
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
    ownerIndex(catalog.metrics, ({ key }) => links.address(key)),
  ]);
  return { path: "metrics.md", text };
}

function indexPage(catalog: Catalog, origin: Origin, parts: readonly Part[]): Artifact {
  const links = linksTo(catalog, parts);
  const sections = [
    title(catalog),
    contextSection(catalog, 2),
    namespaceSection(catalog, parts),
    metricIndex(catalog, links),
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
