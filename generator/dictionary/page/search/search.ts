import type { Entry } from "../dictionary.js";
import { editDistance } from "../../../edit-distance.js";
import type { SearchIndex } from "./search-index.js";
import { joined, wordsOf } from "./words.js";

/** How well a word of the index fits one that was typed. */
const fit = { same: 1, beginning: 0.6, inside: 0.3, mistaken: 0.25 };

/**
 * The entries that a text asks for, the best first: those that have every word of it or, where there are none, all words but one.
 * What is typed as a part of a name finds the names that hold it as it is first.
 */
export function search(index: SearchIndex, text: string): readonly Entry[] {
  const words = [...new Set(wordsOf(text))];
  if (words.length === 0) return index.entries;
  const found = words.map((word) => scoresOf(index, word));
  const byName = nameScores(index, joined(text));
  const rank = (fewest: number) =>
    index.entries
      .flatMap((entry, at) => {
        const scores = found.flatMap((places) => places.get(at) ?? []);
        const name = byName.get(at) ?? 0;
        const isFound = scores.length >= fewest || name > 0;
        return isFound ? [{ entry, score: name + scores.reduce((sum, each) => sum + each, 0) }] : [];
      })
      .sort((a, b) => b.score - a.score || compareNames(a.entry, b.entry))
      .map(({ entry }) => entry);
  const all = rank(words.length);
  return all.length > 0 || words.length === 1 ? all : rank(words.length - 1);
}

function compareNames(a: Entry, b: Entry): number {
  return a.data.name < b.data.name ? -1 : 1;
}

/** By place, how much one typed word says of a metric. Mistakes are looked for where nothing else is found. */
function scoresOf({ words, entries }: SearchIndex, typed: string): ReadonlyMap<number, number> {
  const scores = new Map<number, number>();
  const add = (places: ReadonlyMap<number, number>, quality: number) => {
    const rarity = Math.log(1 + entries.length / places.size);
    for (const [at, weight] of places) {
      const score = weight * quality * rarity;
      if ((scores.get(at) ?? 0) < score) scores.set(at, score);
    }
  };
  for (const [word, places] of words) {
    if (word === typed) add(places, fit.same);
    else if (word.startsWith(typed)) add(places, fit.beginning);
    else if (typed.length > 2 && word.includes(typed)) add(places, fit.inside);
  }
  const most = allowedMistakes(typed);
  if (scores.size > 0 || most === 0) return scores;
  for (const [word, places] of words) if (editDistance(word, typed, most) <= most) add(places, fit.mistaken);
  return scores;
}

/** By place, what a text counts that is a name, or stands in one with its words side by side. */
function nameScores({ names }: SearchIndex, typed: string): ReadonlyMap<number, number> {
  const scores = new Map<number, number>();
  const run = typed.replaceAll("_", "");
  names.forEach((all, at) => {
    const score = Math.max(...all.map((name) => nameScore(name, typed, run)));
    if (score > 0) scores.set(at, score);
  });
  return scores;
}

function nameScore(name: string, typed: string, run: string): number {
  if (name === typed) return 1000;
  const at = `_${name}_`.indexOf(`_${typed}_`);
  // Of two names that hold it, the shorter one is meant more often.
  const closeness = typed.length / name.length;
  if (at !== -1) return (at === 0 ? 60 : 40) + 20 * closeness;
  if (name.startsWith(typed)) return 40 + 20 * closeness;
  if (name.includes(`_${typed}`)) return 30 + 20 * closeness;
  // Without its marks, or in the midst of a word: `toolcall`.
  return run.length > 3 && name.replaceAll("_", "").includes(run) ? 3 : 0;
}

/** How many mistakes a word of a length may have and still be meant. */
function allowedMistakes({ length }: string): number {
  return length < 3 ? 0 : length < 7 ? 1 : 2;
}
