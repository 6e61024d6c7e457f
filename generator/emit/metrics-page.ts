import type { Attribute, Catalog, Metric } from "../model/catalog.js";
import { emissionOf } from "../model/emission.js";
import { type Part, partition } from "../model/partition.js";
import { type Artifact, type Emitter, type Known, nothingKnown, type Origin } from "./emitter.js";
import { excerptOfMap, excerptsOf, withoutEntries } from "./excerpt.js";
import { markdownHeader } from "./header.js";
import { addresses, addressesOf } from "./markdown/indexes/addresses.js";
import { catalogSection, hasMetricSections, type Tables, tablesOf } from "./markdown/catalog-section.js";
import { code } from "./markdown/syntax/code-span.js";
import { contextSection } from "./markdown/context-section.js";
import { indexedMetrics, linksTo, metricIndex } from "./markdown/indexes/metric-index.js";
import { namespaceSection, partPath, undivided } from "./markdown/namespace-section.js";
import { ownerIndex } from "./markdown/indexes/owner-index.js";
import { page } from "./markdown/page.js";
import { partTitle, sharedTitle, wholeTitle } from "./markdown/indexes/page-headings.js";
import { referenceSection, type ReferenceLinks } from "./markdown/reference-section.js";
import { signalOverview, signalParts, signalPath } from "./markdown/indexes/signal-index.js";
import { signalReference } from "./markdown/signal-reference.js";
import {
  sharedAddresses,
  sharedAttributeSections,
  sharedAttributesPath,
  type UsingPage,
  usedShared,
} from "./markdown/shared-attributes.js";
import { printed } from "./printed.js";
import { signalPages } from "./signal-pages.js";

/**
 * `metrics.md`: the tables and a reference section a metric; in a large catalog an index, with a page for each part, and
 * one of the attributes that metrics share.
 */
export const metricsPage: Emitter = {
  id: "metrics",
  emit(catalog, origin, known = nothingKnown) {
    const parts = partition(catalog);
    const only = undivided(parts);
    const pages = pagesOf(catalog, parts);
    const shared = usedShared(catalog, pages);
    const ofSignals = signalPages(catalog, origin, { shared, known });
    const ofAttributes = shared.length === 0 ? [] : [sharedAttributesPage(catalog, origin, { shared, pages })];
    if (only === undefined)
      return [...divided(catalog, origin, { parts, shared, known }), ...ofSignals, ...ofAttributes];
    const { oldNames } = emissionOf(catalog);
    const whole = wholePage(catalog, origin, { address: addresses(catalog, parts)(only), oldNames, known });
    return [whole, ...ofSignals, ...ofAttributes];
  },
};

/** The pages that leave to another one what they say of shared attributes: those of parts. */
function pagesOf(catalog: Catalog, parts: readonly Part[]): readonly UsingPage[] {
  const ofMetrics = undivided(parts) === undefined ? parts : [];
  return [
    ...ofMetrics.map(({ id, namespace, metrics }) => {
      return { namespace, href: `${id}.md`, noun: "metrics", entries: metrics };
    }),
    ...signalParts(catalog).map((part) => {
      const { namespace, signals } = part;
      return { namespace, href: `../${signalPath(part)}`, noun: "events and spans", entries: signals };
    }),
  ];
}

function wholePage(catalog: Catalog, origin: Origin, links: ReferenceLinks): Artifact {
  const text = page([
    markdownHeader(origin),
    title(catalog),
    contextSection(catalog, 2),
    ...(hasMetricSections(catalog) ? metricSections(catalog, links) : []),
    signalOverview(catalog),
    ownReference(catalog, links.known.recordedIn),
    ownerIndex(catalog.metrics, ({ key }) => links.address(key)),
  ]);
  return { path: "metrics.md", text };
}

function metricSections(catalog: Catalog, links: ReferenceLinks): readonly string[] {
  const { metrics } = catalog;
  const tables = tablesOf(catalog, "common attributes above");
  return [catalogSection(metrics, tables), referenceSection(catalog, metrics, links)];
}

/** The reference of events and spans that have no pages of their own. */
function ownReference(catalog: Catalog, recordedIn: Known["recordedIn"]): string {
  return signalParts(catalog).length === 0 ? signalReference({ catalog, recordedIn }) : "";
}

type Divided = { readonly parts: readonly Part[]; readonly shared: readonly Attribute[]; readonly known: Known };

function divided(catalog: Catalog, origin: Origin, { parts, shared, known }: Divided): readonly Artifact[] {
  const excerptOf = excerptsOf(catalog);
  const addressesFor = addresses(catalog, parts);
  const sharedAddress = sharedAddresses(shared, sharedTitle(catalog));
  const tables = tablesOf(catalog, "[common attributes](../metrics.md)");
  return [
    ...indexPage(catalog, origin, { parts, hasShared: shared.length > 0, known }),
    ...parts.flatMap((part) => {
      const { metrics } = part;
      const links = {
        addresses: addressesOf(named(metrics), (key) => key, addressesFor(part)),
        attributes: new Map(
          metrics.map(({ key, attributes }) => [key, addressesOf(attributes, (each) => each.key, sharedAddress)]),
        ),
        known: knownOf(metrics, known),
      };
      return printed([partPath(part)], { catalog: excerptOf(metrics), origin, part, tables, ...links }, partPage);
    }),
  ];
}

type Contents = { readonly parts: readonly Part[]; readonly hasShared: boolean; readonly known: Known };

/** Lists of entries take long to print, all else on this page is short. */
function indexPage(catalog: Catalog, origin: Origin, { parts, hasShared, known }: Contents): readonly Artifact[] {
  const links = linksTo(catalog, parts);
  const { events, spans } = catalog;
  const above = [
    markdownHeader(origin),
    title(catalog),
    hasShared ? `[Shared attributes](${sharedAttributesPath})` : "",
    contextSection(catalog, 2),
    namespaceSection(catalog, parts),
  ];
  const metrics = indexedMetrics(catalog, links);
  const below = [ownerIndex(catalog.metrics, (metric) => links.get(metric))];
  const { metric: _, ...recordedIn } = known.recordedIn ?? {};
  const input = { catalog: { ...withoutEntries(catalog), events, spans }, recordedIn, above, metrics, below };
  return printed(["metrics.md"], input, (given) => [
    page([
      ...given.above,
      metricIndex(given.metrics),
      signalOverview(given.catalog),
      ownReference(given.catalog, given.recordedIn),
      ...given.below,
    ]),
  ]);
}

/** What decides the text of a part's page. */
type GivenPart = {
  readonly catalog: Catalog;
  readonly origin: Origin;
  readonly part: Part;
  readonly tables: Tables;
  /** Those of the metrics that its deprecated ones name. */
  readonly addresses: ReadonlyMap<string, string>;
  /** By key of the metric and of the attribute, the sections of shared attributes. */
  readonly attributes: ReadonlyMap<string, ReadonlyMap<string, string>>;
  readonly known: Known;
};

function partPage({ catalog, origin, part, tables, known, ...given }: GivenPart): readonly string[] {
  const links = {
    address: (key: string) => given.addresses.get(key),
    attributeIn: (metric: Metric) => (attribute: Attribute) => given.attributes.get(metric.key)?.get(attribute.key),
    oldNames: emissionOf(catalog).oldNames,
    known,
  };
  const text = page([
    markdownHeader(origin),
    `# ${partTitle(catalog, part)}`,
    "[All metrics](../metrics.md)",
    catalogSection(part.metrics, tables),
    referenceSection(catalog, part.metrics, links),
  ]);
  return [text];
}

/** The metrics that take the place of some. */
function named(metrics: readonly Metric[]): readonly string[] {
  return metrics.flatMap(({ deprecated }) => deprecated?.renamedTo ?? []);
}

/** What is known of some metrics. */
function knownOf(metrics: readonly Metric[], { uses, recordedIn }: Known): Known {
  const names = metrics.map(({ name }) => name);
  const recorded = recordedIn?.metric;
  return {
    uses: uses && excerptOfMap(uses, metrics),
    recordedIn: recorded === undefined ? null : { metric: excerptOfMap(recorded, names) },
  };
}

function sharedAttributesPage(
  catalog: Catalog,
  origin: Origin,
  { shared, pages }: { readonly shared: readonly Attribute[]; readonly pages: readonly UsingPage[] },
): Artifact {
  const text = page([
    markdownHeader(origin),
    `# ${sharedTitle(catalog)}`,
    "[All metrics](../metrics.md)",
    ...sharedAttributeSections(shared, pages),
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
