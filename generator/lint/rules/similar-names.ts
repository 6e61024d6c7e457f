import type { CatalogEntry } from "../../model/catalog.js";
import { entryKinds } from "../../vocabulary.js";
import { camelCase } from "../../names.js";
import type { Path, Place } from "../../source.js";
import { carriedAttributes, livingEntries } from "../carriers.js";
import type { LintFinding, LintRule } from "../lint-rule.js";
import { squeezed } from "../names.js";

type Named = {
  readonly key: string;
  readonly place: Place;
  readonly path: Path;
  readonly entries: readonly CatalogEntry[];
};

/** The name of a removed metric is an error of its own, however it is written. */
export const similarNames: LintRule = {
  code: "similar-names",
  *check(subject) {
    const living = livingEntries(subject.catalog);
    for (const kind of entryKinds) {
      const entries = living.filter((entry) => entry.kind === kind);
      const renamed = new Set(entries.map(({ key, deprecated }) => `${key} ${deprecated?.renamedTo}`));
      const named = entries.map((entry) => ({ ...placeOf(entry), entries: [entry] }));
      yield* similar(kind, named, (a, b) => {
        return collide(a, b) || renamed.has(`${a} ${b}`) || renamed.has(`${b} ${a}`);
      });
    }
    const attributes = [...carriedAttributes(subject)].map(({ attribute, entries }) => {
      return { ...placeOf(attribute), entries };
    });
    yield* similar("attribute", attributes, (a, b) => a === b);
  },
};

function placeOf({ key, place, path }: Omit<Named, "entries">): Omit<Named, "entries"> {
  return { key, place, path };
}

function* similar(
  noun: string,
  all: Iterable<Named>,
  isLetBe: (a: string, b: string) => boolean,
): Iterable<LintFinding> {
  const firsts = new Map<string, Named>();
  for (const { key, place, path, entries } of all) {
    const form = squeezed(key);
    const first = firsts.get(form);
    if (first === undefined) firsts.set(form, { key, place, path, entries });
    else if (!isLetBe(key, first.key)) {
      yield {
        place,
        message: `the ${noun} "${key}" differs from "${first.key}" in case and separators only`,
        help: "write both alike, or make them differ by a word",
        related: [{ place: first.place, message: `"${first.key}" stands here` }],
        at: path,
        detail: first.key,
        entries,
      };
    }
  }
}

/** What becomes the same identifier, or what OpenTelemetry takes for the same, is an error of its own. */
function collide(a: string, b: string): boolean {
  return camelCase(a) === camelCase(b) || a.toLowerCase() === b.toLowerCase();
}
