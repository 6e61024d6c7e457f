import type { Attribute, Catalog, Metric } from "../../model/catalog.js";
import { type Part, sharedAttributesId } from "../../model/partition.js";
import type { AttributeAddress } from "./attribute-table.js";
import { attributeFacts, valueSection } from "./attribute-facts.js";
import { block } from "./block.js";
import { code } from "./code-span.js";
import { headingAnchors } from "./anchors.js";
import { layout } from "./layout.js";
import type { Fact } from "./metric-facts.js";
import { paragraphs } from "./paragraphs.js";
import { isPresent } from "./reference-section.js";
import { render } from "../templates/shared-attribute.hbs";

type AttributeView = {
  readonly heading: string;
  readonly description: string;
  readonly facts: readonly Fact[];
  readonly values: string;
  readonly note: string;
  readonly uses: readonly string[];
};

const section = layout<AttributeView>(render);

/** The page of the shared attributes, below the output folder: beside those of the parts. */
export const sharedAttributesPath = `metrics/${sharedAttributesId}.md`;

/** The shared attributes that a metric with a section uses, in the catalog's order. */
export function usedShared({ shared, metrics }: Catalog): readonly Attribute[] {
  const used = new Set(metrics.filter(isPresent).flatMap(({ attributes }) => attributes.map((each) => each.shared)));
  return shared.filter(({ key }) => used.has(key));
}

/** Addresses for a reader of a part's page: of uses that take over what the shared definition says of the values. */
export function sharedAddresses(attributes: readonly Attribute[], title: string): AttributeAddress {
  const anchors = anchorsOf(attributes, title);
  const byKey = new Map(attributes.map((attribute) => [attribute.key, attribute]));
  return (use) => {
    const shared = byKey.get(use.shared ?? "");
    if (shared === undefined || !followed.every((field) => use[field] === shared[field])) return undefined;
    return `${sharedAttributesId}.md#${anchors.get(shared) ?? ""}`;
  };
}

/** A use may differ in how often it is there, and in its description. */
const followed = [
  "type",
  "values",
  "open",
  "pattern",
  "maxLength",
  "min",
  "max",
  "maxValues",
  "redact",
  "content",
  "note",
] as const;

function anchorsOf(attributes: readonly Attribute[], title: string): ReadonlyMap<Attribute, string> {
  return headingAnchors(attributes, ({ key }) => key, [title]);
}

/** A section for each, with the pages on which metrics use it. */
export function sharedAttributeSections(attributes: readonly Attribute[], parts: readonly Part[]): readonly string[] {
  const uses = usesByPart(parts);
  return attributes.map((attribute) => {
    const { key, description, note } = attribute;
    return section({
      heading: code(key),
      description: paragraphs(description),
      facts: attributeFacts(attribute),
      values: valueSection(attribute),
      note: note === null ? "" : block(note),
      uses: (uses.get(key) ?? []).map(useLine),
    });
  });
}

type Use = { readonly part: Part; readonly metrics: readonly Metric[] };

function usesByPart(parts: readonly Part[]): ReadonlyMap<string, readonly Use[]> {
  const uses = new Map<string, Use[]>();
  for (const part of parts) {
    const here = new Map<string, Metric[]>();
    for (const metric of part.metrics.filter(isPresent)) {
      for (const { shared } of metric.attributes) {
        if (shared === null) continue;
        const metrics = here.get(shared);
        if (metrics === undefined) here.set(shared, [metric]);
        else metrics.push(metric);
      }
    }
    for (const [key, metrics] of here) uses.set(key, [...(uses.get(key) ?? []), { part, metrics }]);
  }
  return uses;
}

/** Names of metrics that a line still holds. */
const mostNames = 5;

function useLine({ part, metrics }: Use): string {
  const page = `[${code(part.namespace)}](${part.id}.md)`;
  if (metrics.length > mostNames) return `${page}: ${metrics.length} metrics`;
  return `${page}: ${metrics.map(({ name }) => code(name)).join(", ")}`;
}
