import type { Catalog, CatalogEntry, Metric, Variant } from "../../model/catalog.js";
import { isRecorded } from "../../model/emission.js";
import { expiryClause } from "../../model/lifetime.js";
import { formsOf } from "../../model/variants.js";
import type { Known } from "../emitter.js";
import { render as renderMetric } from "../templates/metric-section.hbs";
import { render as renderReference } from "../templates/reference-section.hbs";
import { type AttributeAddress, attributeTable } from "./attribute-table.js";
import { block } from "./syntax/block.js";
import { code } from "./syntax/code-span.js";
import { deprecationSentence } from "./facts/deprecation.js";
import { inline } from "./syntax/escape.js";
import { instrumentName } from "./facts/instrument-text.js";
import { layout } from "./syntax/layout.js";
import { windowSentence } from "./facts/lifetime.js";
import { type Fact, metricFacts } from "./facts/metric-facts.js";
import { paragraphs } from "./syntax/paragraphs.js";
import { recorderCall, timerCall } from "./facts/recorder-call.js";
import { withoutPeriod } from "./syntax/sentence.js";

/** The address of a metric's section for a reader of the page at hand; undefined for a metric without one. */
export type Address = (key: string) => string | undefined;

/** What a reference refers to: sections of other metrics, and the old names that are exported with a metric. */
export type ReferenceLinks = {
  readonly address: Address;
  readonly oldNames: ReadonlyMap<Metric, readonly Metric[]>;
  readonly known: Known;
  /** Sections of the shared attributes that a metric uses. */
  readonly attributeIn?: (metric: Metric) => AttributeAddress;
};

type ReferenceView = { readonly sections: readonly string[]; readonly removed: readonly string[] };

const reference = layout<ReferenceView>(renderReference);

type MetricView = {
  readonly heading: string;
  readonly description: string;
  readonly deprecation: string;
  readonly facts: readonly Fact[];
  readonly attributes: string;
  readonly note: string;
  readonly variants: readonly string[];
};

const metricSection = layout<MetricView>(renderMetric);

/** A section for each metric, and a list of those that were removed. */
export function referenceSection(catalog: Catalog, metrics: readonly Metric[], links: ReferenceLinks): string {
  const present = metrics.filter(isPresent);
  const removed = metrics.filter((metric) => !isPresent(metric));
  return reference({
    sections: present.map((metric) => metricSection(metricView(metric, catalog, links))),
    removed: removed.map((metric) => removedLine(metric, replacement(metric, links))),
  });
}

/** Whether an entry has a section of its own. */
export function isPresent({ status }: CatalogEntry): boolean {
  return status !== "removed";
}

function metricView(metric: Metric, catalog: Catalog, links: ReferenceLinks): MetricView {
  const { name, description, attributes, note } = metric;
  return {
    heading: code(name),
    description: paragraphs(description),
    deprecation: deprecation(metric, links),
    facts: metricFacts(metric, catalog, links),
    attributes: attributes.length === 0 ? "" : attributeTable(attributes, links.attributeIn?.(metric)),
    note: note === null ? "" : block(note),
    variants: variantTexts(metric),
  };
}

function deprecation(metric: Metric, links: ReferenceLinks): string {
  const { status, deprecated } = metric;
  if (deprecated === null) return status === "deprecated" ? "**Deprecated.**" : "";
  const sentence = deprecationSentence(deprecated, replacement(metric, links));
  return [sentence, windowSentence(metric)].filter((part) => part !== "").join(" ");
}

function replacement({ deprecated }: Metric, { address }: ReferenceLinks): string | null {
  const target = deprecated?.renamedTo ?? null;
  if (target === null) return null;
  const href = address(target);
  return href === undefined ? code(target) : `[${code(target)}](${href})`;
}

/** A removed metric: what it was, and what to use instead; `replacement` is Markdown or null. */
function removedLine(metric: Metric, replacement: string | null): string {
  const { name, unit, since, expires, deprecated } = metric;
  const facts = [
    unit === "" ? "" : `in ${code(unit)}`,
    since === null ? "" : `since ${inline(since)}`,
    deprecated?.since ? `deprecated since ${inline(deprecated.since)}` : "",
    expires === null ? "" : `recorded ${inline(expiryClause(expires))}`,
  ];
  const was = [instrumentName(metric), ...facts].filter((fact) => fact !== "").join(", ");
  const reason = deprecated?.reason ?? null;
  const why = reason === null ? "." : `: ${withoutPeriod(inline(reason))}.`;
  return `${code(name)} was ${article(was)} ${was}${why}${replacement === null ? "" : ` Use ${replacement} instead.`}`;
}

function article(text: string): string {
  return /^[aou]/.test(text) ? "an" : "a";
}

/** What a reader must know of each variant of a metric beside what holds for all of them, as Markdown. */
function variantTexts(metric: Metric): readonly string[] {
  const forms = new Map(formsOf(metric).map((form) => [form.variant, form]));
  return metric.variants.map((variant) => {
    const form = forms.get(variant.key);
    const calls = form === undefined || !isRecorded(metric) ? [] : [recorderCall(form), timerCall(form)];
    const called = calls.flatMap((call) => (call === null ? [] : [code(call)])).join(", ");
    return [`**Variant ${code(variant.key)}:** ${called}`.trim(), ...contentsOf(variant)].join("\n\n");
  });
}

function contentsOf({ description, own, note }: Variant): readonly string[] {
  const parts = [
    paragraphs(description),
    own.length === 0 ? "" : attributeTable(own),
    note === null ? "" : block(note),
  ];
  return parts.filter((part) => part !== "");
}
