import { suggestion } from "../../diagnostics/suggest.js";
import type { Rule } from "../resolution.js";

export const unknownAttribute: Rule = {
  code: "unknown-attribute",
  *check({ references, shared, locate }) {
    const names = shared.map((attribute) => attribute.key);
    const known = new Set(names);
    for (const { name, path } of references) {
      if (known.has(name)) continue;
      const help = suggestion(name, names) ?? `define it under "attributes:", or give it a type here`;
      yield { span: locate(path, "key"), message: `no shared attribute is called "${name}"`, help };
    }
  },
};
