import { nearest } from "../../diagnostics/suggest.js";
import type { Rule } from "../resolution.js";

export const unusedAttribute: Rule = {
  code: "unused-attribute",
  *check({ references, shared, knowsAllUses }) {
    if (!knowsAllUses) return;
    const names = new Set(shared.map(({ key }) => key));
    const used = new Set(references.map(({ name }) => (names.has(name) ? name : meantName(name, names))));
    for (const { key, place } of shared) {
      if (used.has(key)) continue;
      yield {
        place,
        message: `nothing uses the shared attribute "${key}"`,
        help: "remove it, or use it in a metric, an event or a span",
      };
    }
  },
};

/** What a reference to nothing was probably meant to use. */
function meantName(name: string, names: ReadonlySet<string>): string | undefined {
  return name.length <= 64 ? nearest(name, names) : undefined;
}
