import { refusal } from "../allows.js";
import { definitions } from "../definitions.js";
import type { Finding, Rule } from "../resolution.js";

export const exampleNotAllowed: Rule = {
  code: "example-not-allowed",
  *check(resolution) {
    for (const { attribute, entry } of definitions(resolution)) {
      for (const [index, example] of attribute.examples.entries()) {
        const reason = refusal(attribute, example);
        if (reason === undefined) continue;
        const finding: Finding = {
          place: resolution.locate([...attribute.path, "examples", index]),
          message: `the example ${JSON.stringify(example)} of "${attribute.key}" ${reason}`,
          help: "correct the example, or what the attribute allows",
        };
        yield entry === undefined ? finding : { ...finding, entry };
      }
    }
  },
};
