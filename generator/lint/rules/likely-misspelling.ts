import type { Metric } from "../../model/catalog.js";
import type { Path, Span } from "../../source.js";
import { carriedAttributes, livingMetrics } from "../carriers.js";
import type { LintFinding, LintRule, LintSubject } from "../lint-rule.js";
import { NearWords, slipBetween } from "../misspelling.js";
import { wordsOf } from "../names.js";

/** A word is the usual one when so many names have it, and so many times as many as the doubtful one. */
const usual = 3;
const timesMore = 3;

type Named = {
  readonly noun: "metric" | "attribute";
  readonly key: string;
  readonly span: Span;
  readonly path: Path;
  readonly metrics: readonly Metric[];
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
    yield* oddWords(names, subject);
    yield* oddKeys(names, subject);
  },
};

function* namesOf(subject: LintSubject): Iterable<Named> {
  for (const metric of livingMetrics(subject.catalog)) {
    const { key, span, path } = metric;
    yield { noun: "metric", key, span, path, metrics: [metric] };
  }
  for (const { attribute, metrics } of carriedAttributes(subject)) {
    const { key, span, path } = attribute;
    yield { noun: "attribute", key, span, path, metrics };
  }
}

function* oddWords(names: readonly Named[], subject: LintSubject): Iterable<LintFinding> {
  const counts = new Map<string, number>();
  for (const { key } of names) {
    for (const word of new Set(wordsOf(key))) counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  const near = new NearWords([...counts].flatMap(([word, count]) => (count >= usual ? [word] : [])));
  const right = knownWords(subject);
  for (const named of names) {
    for (const word of new Set(wordsOf(named.key))) {
      if (right.has(word)) continue;
      const count = counts.get(word) ?? 0;
      const meant = near
        .near(word)
        .find((other) => isSlip(word, other) && (counts.get(other) ?? 0) >= count * timesMore);
      if (meant === undefined) continue;
      yield found(named, word, `"${word}" in the ${named.noun} "${named.key}" looks like "${meant}"`, meant);
    }
  }
}

/** Whole names are looked for among the conventional ones: their words alone are too many. */
function* oddKeys(names: readonly Named[], { conventions, catalog }: LintSubject): Iterable<LintFinding> {
  const conventional = { metric: conventions.metrics, attribute: conventions.attributes };
  const near = { metric: new NearWords(conventional.metric), attribute: new NearWords(conventional.attribute) };
  for (const named of names) {
    const { noun, key } = named;
    const name = noun === "metric" ? catalog.prefix + key : key;
    if (!name.includes(".") || conventional[noun].has(name)) continue;
    const meant = near[noun]
      .near(name)
      .find((other) => wordsOf(name).some((word, index) => isSlip(word, wordsOf(other)[index] ?? "")));
    if (meant === undefined) continue;
    yield found(named, name, `the ${noun} "${name}" looks like "${meant}" of the semantic conventions`, meant);
  }
}

function found({ span, path, metrics }: Named, detail: string, message: string, meant: string): LintFinding {
  return { span, message, help: `did you mean "${meant}"?`, at: path, detail, metrics };
}

/** Short words, endings and numbers differ in one letter for good reasons; another letter makes another word most often. */
function isSlip(word: string, meant: string): boolean {
  if (Math.min(word.length, meant.length) < 5 || /\d/.test(word + meant)) return false;
  if (word.startsWith(meant) || meant.startsWith(word)) return false;
  const slip = slipBetween(word, meant);
  return slip !== undefined && (slip !== "another" || word.length >= 7);
}

function knownWords({ catalog, conventions }: LintSubject): ReadonlySet<string> {
  const prose = [...catalog.metrics, ...catalog.context, ...catalog.metrics.flatMap(({ attributes }) => attributes)];
  return new Set([
    ...prose.flatMap(({ description }) => wordsOf(description)),
    ...[...conventions.attributes, ...conventions.metrics].flatMap(wordsOf),
  ]);
}
