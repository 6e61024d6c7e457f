import { knownKeys } from "../document/schema/schema-keys.js";
import type { Path } from "../source.js";
import { isEntrySection } from "../vocabulary.js";

/**
 * Behind which of the keys that a map has a new one goes: -1 stands for ahead of all. The keys of the format stand in the
 * format's own order; an entry behind the last one of its namespace; all else at the end.
 */
export function indexBefore(key: string, present: readonly string[], path: Path): number {
  const known = knownKeys(path);
  if (known.includes(key)) return lastIndex(present, (other) => known.indexOf(other) < known.indexOf(key));
  if (path.length === 1 && isEntrySection(path[0])) return namespaceOf(key, present).last;
  return present.length - 1;
}

/** The longest namespace of a key that keys of an entry section have: its number of parts, and the last key in it. */
export function namespaceOf(
  key: string,
  present: readonly string[],
): { readonly depth: number; readonly last: number } {
  const parts = key.split(".");
  for (let length = parts.length - 1; length > 0; length -= 1) {
    const namespace = parts.slice(0, length).join(".");
    const index = lastIndex(present, (other) => other === namespace || other.startsWith(`${namespace}.`));
    if (index !== -1) return { depth: length, last: index };
  }
  return { depth: 0, last: present.length - 1 };
}

function lastIndex(words: readonly string[], isMeant: (word: string) => boolean): number {
  return words.reduce((last, word, index) => (isMeant(word) ? index : last), -1);
}
