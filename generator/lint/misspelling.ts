import { longestName } from "./names.js";

/**
 * Finds words that differ from others in one place: a letter too many, one too few, another one, or two neighbours
 * swapped. Words at such a distance have a form in common when one letter is left out, so that no pair is compared.
 */
export class NearWords {
  readonly #byForm = new Map<string, string[]>();

  constructor(words: Iterable<string>) {
    for (const word of words) {
      for (const form of formsOf(word)) {
        const others = this.#byForm.get(form);
        if (others === undefined) this.#byForm.set(form, [word]);
        else others.push(word);
      }
    }
  }

  /** Those at distance 1, in the order given. */
  near(word: string): readonly string[] {
    const found = new Set(formsOf(word).flatMap((form) => this.#byForm.get(form) ?? []));
    found.delete(word);
    return [...found].filter((other) => slipBetween(word, other) !== undefined);
  }
}

/** The word, and the word without one of its letters. A name that is too long to be one has none. */
function formsOf(word: string): readonly string[] {
  if (word.length > longestName) return [];
  return [word, ...Array.from(word, (_, index) => word.slice(0, index) + word.slice(index + 1))];
}

type Slip = "left out" | "too many" | "swapped" | "another";

/** How `word` differs from `meant` in one place; undefined when it differs in none or in more. */
export function slipBetween(word: string, meant: string): Slip | undefined {
  let start = 0;
  while (start < word.length && word[start] === meant[start]) start += 1;
  const rest = (text: string, from: number) => text.slice(start + from);
  if (word === meant) return undefined;
  if (rest(word, 0) === rest(meant, 1)) return "left out";
  if (rest(word, 1) === rest(meant, 0)) return "too many";
  if (rest(word, 1) === rest(meant, 1)) return "another";
  const isSwap = word[start] === meant[start + 1] && word[start + 1] === meant[start];
  return isSwap && rest(word, 2) === rest(meant, 2) ? "swapped" : undefined;
}
