import { definitions } from "../definitions.js";
import type { Rule } from "../resolution.js";

export const invalidPattern: Rule = {
  code: "invalid-pattern",
  *check(resolution) {
    for (const { attribute } of definitions(resolution)) {
      const reason = attribute.pattern === null ? undefined : syntaxError(attribute.pattern);
      if (reason === undefined) continue;
      yield {
        place: resolution.locate([...attribute.path, "pattern"]),
        message: `the pattern of "${attribute.key}" is no regular expression: ${reason}`,
        help: "JavaScript's syntax with the flag u; it is applied to the whole value, without ^ and $",
      };
    }
  },
};

function syntaxError(pattern: string): string | undefined {
  try {
    // Bare: "a)|(b" would be an expression between the brackets that anchor it, and another one than is written.
    new RegExp(pattern, "u");
    return undefined;
  } catch (error) {
    const text = error instanceof Error ? error.message : String(error);
    return text.slice(text.lastIndexOf(": ") + 2).toLowerCase();
  }
}
