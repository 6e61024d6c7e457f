import type { Attribute, Catalog } from "../catalog.js";
import { definitions } from "../definitions.js";
import { signalsIn } from "../entries.js";
import { isHidden, standInOf } from "../hiding.js";
import type { Finding, Rule } from "../resolution.js";

/** What `redact` and `content` say must be able to happen, and be the same for one name: telemetry goes by names. */
export const redactMismatch: Rule = {
  code: "redact-mismatch",
  *check(resolution) {
    for (const { attribute, entry } of definitions(resolution)) {
      // What an import says of itself holds there.
      if (entry !== undefined && entry.imported !== null) continue;
      const problem = problemOf(attribute, entry?.kind === "metric");
      if (problem === undefined) continue;
      const { field, message, help } = problem;
      yield { place: resolution.locate([...attribute.path, field], "key"), message, help };
    }
    yield* collisions(resolution.catalog);
    yield* differences(resolution.catalog);
  },
};

type Problem = { readonly field: "redact" | "content"; readonly message: string; readonly help: string };

function problemOf(attribute: Attribute, isOfMetric: boolean): Problem | undefined {
  const { key, redact, content, type, isArray, shared } = attribute;
  const problem = (field: Problem["field"], message: string, help: string) => ({ field, message, help });
  if (content === "none" && redact === null) {
    return problem("content", `"content: none" of "${key}" stands without "redact"`, "remove it");
  }
  if (redact === null) return content === null ? undefined : hiddenProblem(attribute, "content");
  if (isOfMetric && shared === null) {
    const message = `"redact" of "${key}" does nothing in a metric, whose hidden values leave as [REDACTED]`;
    return problem("redact", message, "remove it");
  }
  if (redact === "length" && type !== "string" && !isArray) {
    const message = `"redact: length" of "${key}" needs a text or an array, not ${type === "int" ? "an" : "a"} ${type}`;
    return problem("redact", message, 'write "redact: drop", or "redact: hash"');
  }
  return hiddenProblem(attribute, "redact");
}

/** A value that is not private leaves anyway. */
function hiddenProblem(attribute: Attribute, field: Problem["field"]): Problem | undefined {
  const { key, sensitivity } = attribute;
  if (isHidden(attribute)) return undefined;
  const reason = sensitivity === null ? "no sensitivity is written" : `it is ${sensitivity}`;
  const message = `"${field}" of "${key}" says what happens to a value that is hidden, and ${reason}`;
  return { field, message, help: 'write "sensitivity: personal" (or secret) beside it' };
}

/** What leaves under another name must not take the name of another attribute of the same event or span. */
function* collisions(catalog: Catalog): Iterable<Finding> {
  for (const { kind, key, attributes, imported, place } of signalsIn(catalog)) {
    const carried = new Map([...catalog.context, ...attributes].map((attribute) => [attribute.key, attribute]));
    for (const attribute of carried.values()) {
      const other = carried.get(standInOf(attribute)?.key ?? attribute.key);
      if (other === undefined || other === attribute) continue;
      const message = `"redact: ${attribute.redact}" of "${attribute.key}" adds "${other.key}", which ${kind} "${key}" has already`;
      const related = [{ place: other.place, message: `"${other.key}" stands here` }];
      const help = `rename "${other.key}", or write "redact: drop"`;
      yield { place: imported === null ? attribute.place : place, message, help, related };
    }
  }
}

/** Each name of the events and spans, with the common attributes, must say the same everywhere. */
function* differences(catalog: Catalog): Iterable<Finding> {
  const first = new Map(catalog.context.map((attribute) => [attribute.key, attribute]));
  for (const { kind, key, status, attributes, imported, place } of signalsIn(catalog)) {
    if (status === "removed") continue;
    for (const attribute of attributes) {
      const other = first.get(attribute.key) ?? attribute;
      first.set(attribute.key, other);
      if (other.redact === attribute.redact && other.content === attribute.content) continue;
      const message = `"${attribute.key}" of ${kind} "${key}" says another "redact" or "content" than before`;
      const here = { place: other.place, message: `"${other.key}" stands here` };
      if (imported !== null) {
        const help = `write the same at ${other.imported === null ? "yours" : "none of them, and list one only"}: telemetry hides values by their name`;
        yield { place, message, help, related: [here, { place: attribute.place, message: "the import has it here" }] };
        continue;
      }
      const help =
        "write the same at both, as a shared attribute does, or rename one: telemetry hides values by their name";
      yield { place: attribute.place, message, help, related: [here] };
    }
  }
}
