import type { Attribute } from "../catalog.js";
import { entriesIn } from "../entries.js";
import type { Finding, Rule } from "../resolution.js";

/** In a map of attributes the keys cannot repeat; in a list of shared ones the names can. */
export const duplicateAttribute: Rule = {
  code: "duplicate-attribute",
  *check({ catalog }) {
    for (const entry of entriesIn(catalog)) {
      const owner = `${entry.kind} "${entry.key}"`;
      yield* duplicates(entry.attributes, owner);
      for (const { key, own } of entry.variants) yield* duplicates(own, `variant "${key}" of ${owner}`);
    }
  },
};

function* duplicates(attributes: readonly Attribute[], owner: string): Iterable<Finding> {
  const first = new Map<string, Attribute>();
  for (const attribute of attributes) {
    const earlier = first.get(attribute.key);
    if (earlier === undefined) {
      first.set(attribute.key, attribute);
      continue;
    }
    yield {
      place: attribute.place,
      message: `"${attribute.key}" stands twice in the attributes of ${owner}`,
      help: "remove one",
      related: [{ place: earlier.place, message: "it stands here first" }],
    };
  }
}
