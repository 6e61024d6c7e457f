import { definitions } from "../definitions.js";
import { danger } from "../patterns/danger.js";
import type { Rule } from "../resolution.js";
import { isExpression } from "../allows.js";

export const dangerousPattern: Rule = {
  code: "dangerous-pattern",
  *check(resolution) {
    for (const { attribute } of definitions(resolution)) {
      const { key, pattern, maxLength, path } = attribute;
      if (pattern === null || maxLength === null || !isExpression(pattern)) continue;
      const reason = danger(pattern, maxLength);
      if (reason === undefined) continue;
      yield {
        place: resolution.locate([...path, "pattern"]),
        message: `the pattern of "${key}" ${reason}`,
        help: "let each part of a value be matched in one way only: no repeats within repeats, no alternatives that begin alike; without references and look-ahead",
      };
    }
  },
};
