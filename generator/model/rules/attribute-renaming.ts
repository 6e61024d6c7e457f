import { flatMap } from "../../flat-map.js";
import { suggestion } from "../../diagnostics/suggest.js";
import { definitions } from "../definitions.js";
import { entriesIn } from "../entries.js";
import type { Resolution, Rule } from "../resolution.js";
import { definedIn } from "../variants.js";

/** The `renamed_to` of an attribute leads to another attribute of the catalog, as that of a metric does to a metric. */
export const attributeRenaming: Rule = {
  code: "unknown-attribute",
  *check(resolution) {
    if (!resolution.knowsAllUses) return;
    const names = namesOf(resolution);
    const shared = new Map(resolution.shared.map((attribute) => [attribute.key, attribute]));
    for (const { attribute } of definitions(resolution)) {
      const { key, path, deprecated } = attribute;
      const target = deprecated?.renamedTo ?? null;
      // A use of a shared attribute repeats what its definition says.
      if (
        target === null ||
        attribute.imported !== null ||
        shared.get(attribute.shared ?? "")?.deprecated === deprecated
      )
        continue;
      const reason =
        target === key ? "the attribute itself" : names.has(target) ? undefined : "no attribute of this catalog";
      if (reason === undefined) continue;
      const others = [...names].filter((name) => name !== key);
      yield {
        place: resolution.locate([...path, "deprecated", "renamed_to"]),
        message: `"renamed_to: ${target}" of attribute "${key}" leads to ${reason}`,
        help: suggestion(target, others) ?? 'define it, or say in "reason" what to use instead',
      };
    }
  },
};

function namesOf({ catalog, shared }: Resolution): ReadonlySet<string> {
  const used = flatMap(entriesIn(catalog), definedIn);
  return new Set([...shared, ...catalog.context, ...used].map(({ key }) => key));
}
