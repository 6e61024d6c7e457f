import type { Attribute } from "../catalog.js";
import { entriesIn } from "../entries.js";
import type { Rule } from "../resolution.js";

/** In a map of attributes the keys cannot repeat; in a list of shared ones the names can. */
export const duplicateAttribute: Rule = {
  code: "duplicate-attribute",
  *check({ catalog }) {
    for (const entry of entriesIn(catalog)) {
      const first = new Map<string, Attribute>();
      for (const attribute of entry.attributes) {
        const earlier = first.get(attribute.key);
        if (earlier === undefined) {
          first.set(attribute.key, attribute);
          continue;
        }
        yield {
          place: attribute.place,
          message: `"${attribute.key}" stands twice in the attributes of ${entry.kind} "${entry.key}"`,
          help: "remove one",
          related: [{ place: earlier.place, message: "it stands here first" }],
        };
      }
    }
  },
};
