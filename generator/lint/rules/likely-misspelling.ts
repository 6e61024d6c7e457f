import type { CatalogEntry } from "../../model/catalog.js";
import { entriesIn } from "../../model/entries.js";
import { definedIn } from "../../model/variants.js";
import type { Path, Place } from "../../source.js";
import type { EntryKind } from "../../vocabulary.js";
import { carriedAttributes, livingEntries } from "../carriers.js";
import type { LintFinding, LintRule, LintSubject } from "../lint-rule.js";
import { NearWords, slipBetween } from "../misspelling.js";
import { wordsOf } from "../names.js";
import { remembered } from "../../remembered.js";
import type { Conventions } from "../semconv/conventions.js";

/** A word is the usual one when so many names have it, and so many times as many as the doubtful one. */
const usual = 3;
const timesMore = 3;

type Named = {
  readonly noun: EntryKind | "attribute";
  readonly key: string;
  readonly place: Place;
  readonly path: Path;
  readonly entries: readonly CatalogEntry[];
};

/**
 * Without a dictionary: what counts as right is what the catalog writes often, what its descriptions say, and what the
 * semantic conventions are made of.
 */
export const likelyMisspelling: LintRule = {
  code: "likely-misspelling",
  needsAll: true,
  *check(subject) {
    const names = [...namesOf(subject)];
    const doubtful = doubtfulWords(subject);
    yield* oddWords(names, doubtful);
    yield* oddNames(names, doubtful, subject);
  },
};

type DoubtfulWords = (name: string) => readonly string[];

function* namesOf(subject: LintSubject): Iterable<Named> {
  for (const entry of livingEntries(subject.catalog)) {
    const { kind, key, place, path } = entry;
    yield { noun: kind, key, place, path, entries: [entry] };
  }
  for (const { attribute, entries } of carriedAttributes(subject)) {
    const { key, place, path } = attribute;
    yield { noun: "attribute", key, place, path, entries };
  }
}

function* oddWords(names: readonly Named[], doubtful: DoubtfulWords): Iterable<LintFinding> {
  const counts = new Map<string, number>();
  for (const { key } of names) {
    for (const word of new Set(wordsOf(key))) counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  const near = new NearWords([...counts].flatMap(([word, count]) => (count >= usual ? [word] : [])));
  for (const named of names) {
    for (const word of new Set(doubtful(named.key))) {
      const often = (counts.get(word) ?? 0) * timesMore;
      const meant = near.near(word).find((other) => isSlip(word, other) && (counts.get(other) ?? 0) >= often);
      if (meant === undefined) continue;
      yield found(named, word, `"${word}" in the ${named.noun} "${named.key}" looks like "${meant}"`, meant);
    }
  }
}

/** Names of which the conventions have some that the checks know. */
type Known = Named & { readonly noun: "metric" | "attribute" };

function isKnown(named: Named): named is Known {
  return named.noun === "metric" || named.noun === "attribute";
}

const nearNames = remembered((known: ReadonlyMap<string, unknown>) => new NearWords(known.keys()));

/** Whole names are looked for among the conventional ones, whose words alone are too many to be near to. */
function* oddNames(
  names: readonly Named[],
  doubtful: DoubtfulWords,
  { conventions, catalog }: LintSubject,
): Iterable<LintFinding> {
  const known = { metric: conventions.metrics, attribute: conventions.attributes };
  const nameOf = ({ noun, key }: Known) => (noun === "metric" ? catalog.prefix + key : key);
  const odd = names.filter(isKnown).filter((named) => nameOf(named).includes(".") && doubtful(named.key).length > 0);
  if (odd.length === 0) return;
  const near = { metric: nearNames(known.metric), attribute: nearNames(known.attribute) };
  for (const named of odd) {
    const name = nameOf(named);
    const words = wordsOf(name);
    const meant = near[named.noun].near(name).find((other) => {
      return wordsOf(other).some((word, index) => isSlip(words[index] ?? "", word));
    });
    if (meant === undefined) continue;
    yield found(named, name, `the ${named.noun} "${name}" looks like "${meant}" of the semantic conventions`, meant);
  }
}

function found({ place, path, entries }: Named, detail: string, message: string, meant: string): LintFinding {
  return { place, message, help: `did you mean "${meant}"?`, at: path, detail, entries };
}

/**
 * Short words, numbers, endings and first letters differ for good reasons (`host` and `post`, `cgroup` and `group`), and
 * another letter makes another word most often.
 */
function isSlip(word: string, meant: string): boolean {
  if (Math.min(word.length, meant.length) < 5 || /\d/.test(word + meant) || word[0] !== meant[0]) return false;
  if (word.startsWith(meant) || meant.startsWith(word)) return false;
  const slip = slipBetween(word, meant);
  if (slip === "another") return word.length >= 7 && word.at(-1) === meant.at(-1);
  return slip !== undefined;
}

const wordsOfConventions = remembered(({ attributes, metrics }: Conventions) => {
  return new Set([...attributes.keys(), ...metrics.keys()].flatMap(wordsOf));
});

/** Finds the words of a name that nothing shows to be right. */
function doubtfulWords({ catalog, conventions }: LintSubject): DoubtfulWords {
  const entries = entriesIn(catalog);
  const described = [...entries, ...catalog.context, ...entries.flatMap(definedIn)];
  const texts = new Set(described.map(({ description }) => description));
  const own = new Set([...texts].flatMap(wordsOf));
  const conventional = wordsOfConventions(conventions);
  return (name) => wordsOf(name).filter((word) => !own.has(word) && !conventional.has(word));
}
