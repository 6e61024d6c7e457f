import { type Dictionary, type Entry, isGone } from "./dictionary.js";
import { isExpression, metricsNamed } from "./search/expression.js";
import { search } from "./search/search.js";
import type { SearchIndex } from "./search/search-index.js";
import { joined } from "./search/words.js";

/** What a search finds: entries, and beside them attributes and owners of the name. */
export type Found = {
  readonly entries: readonly Entry[];
  readonly attributes: readonly string[];
  readonly owners: readonly string[];
  /** Names of an expression that no metric has. */
  readonly unknown: readonly string[];
  readonly isExpression: boolean;
};

const most = 6;

/** Whatever somebody types or pastes: words, a part of a name, or an expression. */
export function resultsOf(query: string, dictionary: Dictionary, index: () => SearchIndex): Found {
  const text = query.trim();
  const nothing = { attributes: [], owners: [], unknown: [], isExpression: false };
  if (text === "") return { ...nothing, entries: byName(dictionary.entries) };
  if (isExpression(text)) {
    const named = metricsNamed(text, dictionary);
    if (named.entries.length > 0 || named.unknown.length > 0) return { ...nothing, ...named, isExpression: true };
  }
  const typed = joined(text);
  const isNamed = (name: string) => `_${joined(name)}`.includes(`_${typed}`) && typed !== "";
  return {
    ...nothing,
    entries: search(index(), text),
    attributes: [...dictionary.attributes.keys()].filter(isNamed).slice(0, most),
    owners: [...dictionary.owners.keys()].filter(isNamed).slice(0, most),
  };
}

/** Those that are gone stand behind the others. */
function byName(entries: readonly Entry[]): readonly Entry[] {
  return [...entries].sort((a, b) => Number(isGone(a)) - Number(isGone(b)) || (a.data.name < b.data.name ? -1 : 1));
}
