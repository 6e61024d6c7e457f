import { livingEntries } from "../carriers.js";
import type { LintRule } from "../lint-rule.js";
import { wordsOf } from "../names.js";

/** The name once more, in its own order: a sentence with another word may be what the reader needs. */
export const descriptionRepeatsName: LintRule = {
  code: "description-repeats-name",
  *check({ catalog, locate }) {
    for (const entry of livingEntries(catalog)) {
      const { kind, key, name, description, path } = entry;
      const words = wordsWithoutArticles(description);
      if (words === "" || ![key, name].some((each) => wordsWithoutArticles(each) === words)) continue;
      yield {
        place: locate([...path, "description"]),
        message: `the description of "${key}" says no more than its name`,
        help: kind === "metric" ? "say what is counted or measured, and when" : "say what happens in it, and when",
        at: path,
        entries: [entry],
      };
    }
  },
};

const articles: readonly string[] = ["a", "an", "the"];

function wordsWithoutArticles(text: string): string {
  return wordsOf(text)
    .filter((word) => !articles.includes(word))
    .join(" ");
}
