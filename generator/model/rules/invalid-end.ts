import type { Path } from "../../source.js";
import type { CatalogEntry } from "../catalog.js";
import { entriesIn } from "../entries.js";
import { isDay, readEnd } from "../lifetime.js";
import type { Rule } from "../resolution.js";

export const invalidEnd: Rule = {
  code: "invalid-end",
  *check({ catalog, locate }) {
    for (const entry of entriesIn(catalog)) {
      for (const [field, text, path] of ends(entry)) {
        if (text === null || (readEnd(text) !== undefined && !dayFirst.test(text))) continue;
        const message = `"${field}" of ${entry.kind} "${entry.key}" is "${text}", neither a day nor a version`;
        yield { place: locate(path), message, help: fix(text) };
      }
    }
  },
};

function ends({ path, expires, deprecated }: CatalogEntry): readonly (readonly [string, string | null, Path])[] {
  return [
    ["expires", expires, [...path, "expires"]],
    ["until", deprecated?.until ?? null, [...path, "deprecated", "until"]],
  ];
}

/** `31.01.2027` would be a version, and is never meant as one. */
const dayFirst = /^(?<date>\d{1,2})\.(?<month>\d{1,2})\.(?<year>\d{4})$/;
const yearFirst = /^(?<year>\d{4})[-/](?<month>\d{1,2})[-/](?<date>\d{1,2})(?:[T ].*)?$/;

/** Other ways to write a day are recognised; with slashes and the year last it may be one of two days. */
function fix(text: string): string {
  const { year = "", month = "", date = "" } = (yearFirst.exec(text) ?? dayFirst.exec(text))?.groups ?? {};
  const day = `${year}-${month.padStart(2, "0")}-${date.padStart(2, "0")}`;
  if (isDay(day)) return `write "${day}"`;
  return 'write its last day, as in "2027-01-31", or the first version without it, as in "2.0"';
}
