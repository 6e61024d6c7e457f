import type { CatalogDocument } from "../../document/schema/schema.js";
import type { Path } from "../../source.js";
import type { Attribute } from "../catalog.js";
import { definitions } from "../definitions.js";
import type { Rule } from "../resolution.js";

type Problem = { readonly field: string; readonly reason: string; readonly help: string };

export const attributeConstraint: Rule = {
  code: "attribute-constraint",
  *check(resolution) {
    for (const { attribute } of definitions(resolution)) {
      for (const { field, reason, help } of problemsOf(attribute)) {
        const place = resolution.locate([...attribute.path, field], "key");
        yield { place, message: `"${field}" of "${attribute.key}" ${reason}`, help };
      }
    }
    for (const { path, key, noun } of budgetsOfSignals(resolution.document)) {
      const message = `"max_values" of "${key}" does nothing in ${noun}, which makes no series`;
      const help = "remove it; `values`, `pattern`, `max_length`, `min` and `max` bound a value there";
      yield { place: resolution.locate([...path, "max_values"], "key"), message, help };
    }
  },
};

type Budget = { readonly path: Path; readonly key: string; readonly noun: string };

/** What an event or a span writes itself; a shared attribute may be that of metrics, too. */
function* budgetsOfSignals(document: CatalogDocument): Iterable<Budget> {
  for (const [section, noun] of [
    ["events", "an event"],
    ["spans", "a span"],
  ] as const) {
    for (const [name, { attributes = {} }] of Object.entries(document[section] ?? {})) {
      for (const [key, written] of Object.entries(attributes)) {
        if (typeof written !== "object" || written === null || !("max_values" in written)) continue;
        yield { path: [section, name, "attributes", key], key, noun };
      }
    }
  }
}

function* problemsOf(attribute: Attribute): Iterable<Problem> {
  const { type, values, open, min, max, maxValues, isArray, maxItems } = attribute;
  if (open && values.length === 0) {
    yield { field: "open", reason: "stands without values", help: "list the known values, or remove it" };
  } else if (open && type === "boolean") {
    yield { field: "open", reason: "cannot stand beside a boolean, which has no other values", help: "remove it" };
  }
  yield* needlessLimits(attribute);
  if (min !== null && max !== null && min > max) {
    yield { field: "min", reason: `is ${min}, above "max", ${max}`, help: "swap the two" };
  }
  if (maxItems !== null && !isArray) {
    const help = `write "type: ${type}[]", or remove it`;
    yield { field: "max_items", reason: `needs an array, not ${article(type)}`, help };
  }
  if (maxValues !== null && !isArray && isBounded(attribute)) {
    yield { field: "max_values", reason: "stands beside values that are bounded already", help: "remove it" };
  }
}

/** Limits of another type, or beside values that say it all. */
function* needlessLimits(attribute: Attribute): Iterable<Problem> {
  const { type, pattern, maxLength, min, max } = attribute;
  if (pattern === null && maxLength === null && min === null && max === null) return;
  const isNumber = type === "int" || type === "double";
  const ofText = (value: unknown) => ({ value, fits: type === "string", kind: "string" });
  const ofNumber = (value: unknown) => ({ value, fits: isNumber, kind: "number" });
  const limits = { pattern: ofText(pattern), max_length: ofText(maxLength), min: ofNumber(min), max: ofNumber(max) };
  for (const [field, { value, fits, kind }] of Object.entries(limits)) {
    if (value === null) continue;
    if (!fits) yield { field, reason: `needs a ${kind}, not ${article(type)}`, help: "remove it" };
    else if (isClosed(attribute))
      yield { field, reason: "stands beside closed values, which say it all", help: "remove it" };
  }
}

function isClosed({ values, open }: Attribute): boolean {
  return values.length > 0 && !open;
}

function isBounded(attribute: Attribute): boolean {
  return (
    attribute.type === "boolean" || (isClosed(attribute) && attribute.values.every(({ kind }) => kind === "exact"))
  );
}

function article(type: string): string {
  return type === "int" ? "an int" : `a ${type}`;
}
