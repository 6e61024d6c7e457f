import { suggestion } from "../../diagnostics/suggest.js";
import type { Rule } from "../resolution.js";

export const unknownAttribute: Rule = {
  code: "unknown-attribute",
  *check({ references, shared, locate }) {
    const names = shared.map((attribute) => attribute.key);
    const known = new Set(names);
    for (const { name, path } of references) {
      if (known.has(name)) continue;
      const message = `no shared attribute is called "${name}"`;
      yield { place: locate(path, "key"), message, help: fix(name, names) };
    }
  },
};

/** In `{ tool:string }` YAML sees one word. */
function fix(name: string, names: readonly string[]): string {
  const [, key, type] = /^([^:]+):([^:]+)$/.exec(name) ?? [];
  if (key !== undefined) return `put a space behind the colon: "${key}: ${type}"`;
  return suggestion(name, names) ?? 'define it under "attributes:", or give it a type here';
}
