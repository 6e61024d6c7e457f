import { livingMetrics } from "../carriers.js";
import type { LintRule } from "../lint-rule.js";
import { wordsOf } from "../names.js";

/** The name once more, in its own order: a sentence with another word may be what the reader needs. */
export const descriptionRepeatsName: LintRule = {
  code: "description-repeats-name",
  *check({ catalog, locate }) {
    for (const metric of livingMetrics(catalog)) {
      const { key, name, description, path } = metric;
      const words = wordsWithoutArticles(description);
      if (words === "" || ![key, name].some((each) => wordsWithoutArticles(each) === words)) continue;
      yield {
        place: locate([...path, "description"]),
        message: `the description of "${key}" says no more than its name`,
        help: "say what is counted or measured, and when",
        at: path,
        entries: [metric],
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
