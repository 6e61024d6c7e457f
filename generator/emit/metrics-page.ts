import type { Attribute, Catalog, Metric } from "../model/catalog.js";
import { emissionOf } from "../model/emission.js";
import { type Part, partition } from "../model/partition.js";
import { type Artifact, type Emitter, type Known, nothingKnown, type Origin } from "./emitter.js";
import { excerptOfMap, excerptsOf, withoutEntries } from "./excerpt.js";
import { markdownHeader } from "./header.js";
import { addresses } from "./markdown/addresses.js";
import { catalogSection, type Tables, tablesOf } from "./markdown/catalog-section.js";
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
import { printed } from "./printed.js";

/**
 * `metrics.md`: the tables and a reference section a metric; in a large catalog an index, with a page for each part, and
 * one of the attributes that metrics share.
 */
export const metricsPage: Emitter = {
  id: "metrics",
  emit(catalog, origin, known = nothingKnown) {
    const parts = partition(catalog);
    const only = undivided(parts);
    if (only === undefined) return divided(catalog, origin, { parts, known });
    const { oldNames } = emissionOf(catalog);
    return [wholePage(catalog, origin, { address: addresses(catalog, parts)(only), oldNames, known })];
  },
};

function wholePage(catalog: Catalog, origin: Origin, links: ReferenceLinks): Artifact {
  const text = page([
    markdownHeader(origin),
    title(catalog),
    contextSection(catalog, 2),
    catalogSection(catalog.metrics, tablesOf(catalog, "common attributes above")),
    referenceSection(catalog, catalog.metrics, links),
    signalSections(catalog),
    signalReference(catalog),
    ownerIndex(catalog.metrics, ({ key }) => links.address(key)),
  ]);
  return { path: "metrics.md", text };
}

type Divided = { readonly parts: readonly Part[]; readonly known: Known };

function divided(catalog: Catalog, origin: Origin, { parts, known }: Divided): readonly Artifact[] {
  const shared = usedShared(catalog);
  const excerptOf = excerptsOf(catalog);
  const addressesFor = addresses(catalog, parts);
  const sharedAddress = sharedAddresses(shared, sharedTitle(catalog));
  const tables = tablesOf(catalog, "[common attributes](../metrics.md)");
  return [
    ...indexPage(catalog, origin, { parts, hasShared: shared.length > 0 }),
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
    ...(shared.length === 0 ? [] : [sharedAttributesPage(catalog, origin, { shared, parts })]),
  ];
}

type Contents = { readonly parts: readonly Part[]; readonly hasShared: boolean };

/** Events and spans take long to print, all else on this page is short. */
function indexPage(catalog: Catalog, origin: Origin, { parts, hasShared }: Contents): readonly Artifact[] {
  const links = linksTo(catalog, parts);
  const { events, spans } = catalog;
  const above = [
    markdownHeader(origin),
    title(catalog),
    hasShared ? `[Shared attributes](${sharedAttributesPath})` : "",
    contextSection(catalog, 2),
    namespaceSection(catalog, parts),
    metricIndex(catalog, links),
  ];
  const below = [ownerIndex(catalog.metrics, (metric) => links.get(metric))];
  const input = { catalog: { ...withoutEntries(catalog), events, spans }, above, below };
  return printed(["metrics.md"], input, (given) => [
    page([...given.above, signalSections(given.catalog), signalReference(given.catalog), ...given.below]),
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

/** The addresses of those things that have one, by key. */
function addressesOf<Thing>(
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

/** What is known of some metrics. */
function knownOf(metrics: readonly Metric[], { uses, recordedIn }: Known): Known {
  const names = metrics.map(({ name }) => name);
  return { uses: uses && excerptOfMap(uses, metrics), recordedIn: recordedIn && excerptOfMap(recordedIn, names) };
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
