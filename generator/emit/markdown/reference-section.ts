import type { Catalog, Metric } from "../../model/catalog.js";
import { attributeTable } from "./attribute-table.js";
import { block } from "./block.js";
import { code } from "./code-span.js";
import { deprecationSentence } from "./deprecation.js";
import { paragraph } from "./escape.js";
import { layout } from "./layout.js";
import { windowSentence } from "./lifetime.js";
import { type Fact, metricFacts } from "./metric-facts.js";
import { removedLine } from "./removed-line.js";

/** The address of a metric's section for a reader of the page at hand; undefined for a metric without one. */
export type Address = (key: string) => string | undefined;

/** What a reference refers to: sections of other metrics, and the old names that are exported with a metric. */
export type Surroundings = {
  readonly address: Address;
  readonly oldNames: ReadonlyMap<Metric, readonly Metric[]>;
};

type ReferenceView = { readonly sections: readonly string[]; readonly removed: readonly string[] };

const reference = layout<ReferenceView>(`## Reference
{{#each sections}}

{{this}}
{{else}}

No metric is recorded or planned.
{{/each}}
{{#if removed}}

## Removed metrics

{{#each removed}}
- {{this}}
{{/each}}
{{/if}}
`);

type MetricView = {
  readonly heading: string;
  readonly description: string;
  readonly deprecation: string;
  readonly facts: readonly Fact[];
  readonly attributes: string;
  readonly note: string;
};

const metricSection = layout<MetricView>(`### {{heading}}
{{#if description}}

{{description}}
{{/if}}
{{#if deprecation}}

{{deprecation}}
{{/if}}

{{#each facts}}
- **{{this.name}}:** {{this.words}}
{{/each}}
{{#if attributes}}

{{attributes}}
{{/if}}
{{#if note}}

{{note}}
{{/if}}
`);

/** A section for each metric, and a list of those that were removed. */
export function referenceSection(catalog: Catalog, metrics: readonly Metric[], surroundings: Surroundings): string {
  const present = metrics.filter(isPresent);
  const removed = metrics.filter((metric) => !isPresent(metric));
  return reference({
    sections: present.map((metric) => metricSection(metricView(metric, catalog, surroundings))),
    removed: removed.map((metric) => removedLine(metric, replacement(metric, surroundings))),
  });
}

/** Whether a metric has a section of its own. */
export function isPresent({ status }: Metric): boolean {
  return status !== "removed";
}

function metricView(metric: Metric, catalog: Catalog, surroundings: Surroundings): MetricView {
  const { name, description, attributes, note } = metric;
  return {
    heading: code(name),
    description: paragraph(description),
    deprecation: deprecation(metric, surroundings),
    facts: metricFacts(metric, catalog, surroundings.oldNames.get(metric) ?? []),
    attributes: attributes.length === 0 ? "" : attributeTable(attributes),
    note: note === null ? "" : block(note),
  };
}

function deprecation(metric: Metric, surroundings: Surroundings): string {
  const { status, deprecated } = metric;
  if (deprecated === null) return status === "deprecated" ? "**Deprecated.**" : "";
  const sentence = deprecationSentence(deprecated, replacement(metric, surroundings));
  return [sentence, windowSentence(metric)].filter((part) => part !== "").join(" ");
}

function replacement({ deprecated }: Metric, { address }: Surroundings): string | null {
  const target = deprecated?.renamedTo ?? null;
  if (target === null) return null;
  const href = address(target);
  return href === undefined ? code(target) : `[${code(target)}](${href})`;
}
