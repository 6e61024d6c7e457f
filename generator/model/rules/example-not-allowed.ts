import { violation } from "../allows.js";
import type { Place } from "../../source.js";
import type { Attribute } from "../catalog.js";
import { definitions } from "../definitions.js";
import type { Finding, Rule } from "../resolution.js";

export const exampleNotAllowed: Rule = {
  code: "example-not-allowed",
  *check(resolution) {
    for (const { attribute, entry } of definitions(resolution)) {
      for (const [index, example] of attribute.examples.entries()) {
        const reason = violation(attribute, example);
        if (reason === undefined) continue;
        const place = resolution.locate([...attribute.path, "examples", index]);
        const finding: Finding = {
          place,
          message: `the example ${JSON.stringify(example)} of "${attribute.key}" ${reason}`,
          help: quotedHelp(attribute, example, place) ?? "correct the example, or what the attribute allows",
        };
        yield entry === undefined ? finding : { ...finding, entry };
      }
    }
  },
};

/** YAML reads `1.10` and `true` as no text. */
function quotedHelp({ type, isArray }: Attribute, example: unknown, { source, start, end }: Place): string | undefined {
  if (isArray) return typeof example === "object" ? undefined : 'write each example as a list: "[[a, b], [c]]"';
  if (type !== "string" || typeof example === "string" || typeof example === "object") return undefined;
  return `write it in quotes: "${source.text.slice(start, end)}"`;
}
