import type { Rule } from "../resolution.js";

export const unusedAttribute: Rule = {
  code: "unused-attribute",
  needsAll: true,
  *check({ references, shared }) {
    const used = new Set(references.map(({ name }) => name));
    for (const { key, place } of shared) {
      if (used.has(key)) continue;
      yield {
        place,
        message: `no metric uses the shared attribute "${key}"`,
        help: "remove it, or use it in a metric",
      };
    }
  },
};
