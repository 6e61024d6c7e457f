import { entriesIn } from "../entries.js";
import type { Rule } from "../resolution.js";
import { definedIn } from "../variants.js";

export const contextAttribute: Rule = {
  code: "context-attribute",
  *check({ catalog }) {
    const context = new Map(catalog.context.map((attribute) => [attribute.key, attribute]));
    for (const entry of entriesIn(catalog)) {
      for (const { key, place } of definedIn(entry)) {
        const own = context.get(key);
        if (own === undefined) continue;
        yield {
          place,
          message: `"${key}" of ${entry.kind} "${entry.key}" repeats an attribute of the context, which every metric carries`,
          help: "remove it here, or rename it",
          related: [{ place: own.place, message: "the context has it here" }],
        };
      }
    }
  },
};
