import { contradictions } from "../imports/contradictions.js";
import { sourceText } from "../imports/resolved-import.js";
import type { Rule } from "../resolution.js";

export const importContradiction: Rule = {
  code: "import-contradiction",
  *check({ imported, locate }) {
    const known = new Set<string>();
    for (const { imported: entry, at, part, message, help } of contradictions(imported)) {
      const path = [...entry.path, ...at];
      // One line beside a namespace is one finding.
      if (known.size === known.add(JSON.stringify(path)).size) continue;
      const { imported: source } = entry.original;
      const related =
        source === null ? [] : [{ place: source.place, message: `${sourceText(source)} defines it here` }];
      yield { place: locate(path, part), message, help, related };
    }
  },
};
