import type { CatalogEntry } from "../catalog.js";
import { isSameSource, sourceText } from "../imports/resolved-import.js";
import type { Finding, Rule } from "../resolution.js";

/** The same entry of the same release may come by several ways. */
export const importClash: Rule = {
  code: "import-clash",
  *check({ imported: { metrics, events, spans } }) {
    for (const each of [metrics, events, spans]) yield* clashes(each);
  },
};

type Imported = { readonly entry: CatalogEntry; readonly original: CatalogEntry };

function* clashes(all: readonly Imported[]): Iterable<Finding> {
  const first = new Map<string, Imported>();
  for (const each of all) {
    const { entry } = each;
    const other = first.get(entry.name);
    if (other === undefined) first.set(entry.name, each);
    else if (!isSameSource(other.entry.imported, entry.imported)) yield clash(other, each);
  }
}

function clash(other: Imported, each: Imported): Finding {
  const { entry } = each;
  const [source, otherSource] = [entry, other.entry].map(({ imported }) => imported && sourceText(imported));
  return {
    place: entry.place,
    message: `"${entry.name}" comes from ${otherSource} and from ${source}`,
    help: "list it in one of the imports only, or let both come to the same release",
    related: [
      { place: other.entry.place, message: `${otherSource} is listed here` },
      ...[other, each].flatMap(({ original: { imported } }) => {
        return imported === null ? [] : [{ place: imported.place, message: `${sourceText(imported)} defines it here` }];
      }),
    ],
  };
}
