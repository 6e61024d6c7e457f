import type { Attribute, CatalogEntry } from "../../model/catalog.js";
import type { Path } from "../../source.js";
import { livingEntries } from "../carriers.js";
import type { LintFinding, LintRule } from "../lint-rule.js";
import { namespaceAmong } from "../namespaces.js";

/**
 * The attributes of a measurement come to a backend together. One that makes objects of dots cannot hold `error` as a text
 * and as what `error.type` lies in.
 */
export const namespaceIsAttribute: LintRule = {
  code: "namespace-is-attribute",
  *check({ catalog }) {
    const { context } = catalog;
    const entries = livingEntries(catalog);
    yield* nested(context, context, { path: ["context"], entries });
    for (const entry of entries) {
      const owner = { path: [...entry.path, "attributes"], entries: [entry] };
      yield* nested(entry.attributes, [...context, ...entry.attributes], owner);
      yield* nested(context, entry.attributes, owner);
      for (const { own, attributes, path } of entry.variants) {
        const variant = { path: [...path, "attributes"], entries: [entry] };
        yield* nested(own, [...context, ...attributes], variant);
        yield* nested(context, own, variant);
      }
    }
  },
};

type Owner = { readonly path: Path; readonly entries: readonly CatalogEntry[] };

function* nested(
  inner: readonly Attribute[],
  outer: readonly Attribute[],
  { path, entries }: Owner,
): Iterable<LintFinding> {
  if (outer.length === 0) return;
  const namespaces = new Map(outer.map((attribute) => [attribute.key, attribute]));
  for (const { key, place } of inner) {
    const above = namespaces.get(namespaceAmong(key, namespaces) ?? "");
    if (above === undefined) continue;
    yield {
      place,
      message: `the attribute "${key}" lies in a namespace that is an attribute of the same measurement, "${above.key}"`,
      help: `call that one "${above.key}.name", say`,
      related: [{ place: above.place, message: `"${above.key}" stands here` }],
      at: [...path, key],
      entries,
    };
  }
}
