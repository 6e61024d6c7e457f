import { livingMetrics } from "../carriers.js";
import type { LintRule } from "../lint-rule.js";
import { wordsOf } from "../names.js";

/** Words that add nothing to a name. */
const fillers: ReadonlySet<string> = new Set(
  "a an the of for in on to per and each all its is are this that metric counter gauge histogram number count total value measure measures measurement amount how many".split(
    " ",
  ),
);

export const descriptionRepeatsName: LintRule = {
  code: "description-repeats-name",
  *check({ catalog, locate }) {
    for (const metric of livingMetrics(catalog)) {
      const { key, name, description, instrument, path } = metric;
      const known = new Set([...wordsOf(name), ...wordsOf(instrument)].map(stem));
      const words = wordsOf(description).filter((word) => !fillers.has(word));
      if (description.trim() === "" || !words.every((word) => known.has(stem(word)))) continue;
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

/** Without the endings by which English makes plurals and past tenses; alike for both sides, right or wrong. */
function stem(word: string): string {
  return word.length > 3 ? word.replace(/(?:ies|es|s|ed|ing|e|y)$/, "") : word;
}
