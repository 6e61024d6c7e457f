import type { Place } from "../../source.js";
import type { Attribute, CatalogEntry } from "../catalog.js";
import { entriesIn } from "../entries.js";
import { sourceText } from "../imports/resolved-import.js";
import type { Finding, Rule } from "../resolution.js";
import { definedIn } from "../variants.js";

export const contextAttribute: Rule = {
  code: "context-attribute",
  *check({ catalog }) {
    const context = new Map(catalog.context.map((attribute) => [attribute.key, attribute]));
    for (const entry of entriesIn(catalog)) {
      for (const { key, place } of definedIn(entry)) {
        const own = context.get(key);
        if (own === undefined) continue;
        if (entry.imported !== null) {
          yield importedClash(key, own, entry, place);
          continue;
        }
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

/** Of an imported metric that place is where the catalog lists it; where the attribute is defined is beside it. */
function importedClash(key: string, own: Attribute, entry: CatalogEntry, place: Place): Finding {
  const { imported } = entry;
  const from = imported === null ? "" : ` of ${sourceText(imported)}`;
  return {
    place: entry.place,
    message: `"${key}" is an attribute of imported ${entry.kind} "${entry.key}"${from}, and one of the context, which every metric carries`,
    help: `rename it in the context, or take theirs over, if it is a shared attribute: \`context: { ${key}: { ref: ${key} } }\``,
    related: [
      { place: own.place, message: "the context has it here" },
      { place, message: "the import has it here" },
    ],
  };
}
