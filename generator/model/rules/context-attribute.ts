import type { Rule } from "../resolution.js";

export const contextAttribute: Rule = {
  code: "context-attribute",
  *check({ catalog }) {
    const context = new Map(catalog.context.map((attribute) => [attribute.key, attribute]));
    for (const metric of catalog.metrics) {
      for (const { key, place } of metric.attributes) {
        const own = context.get(key);
        if (own === undefined) continue;
        yield {
          place,
          message: `"${key}" of metric "${metric.key}" repeats an attribute of the context, which every metric carries`,
          help: "remove it here, or rename it",
          related: [{ place: own.place, message: "the context has it here" }],
        };
      }
    }
  },
};
