import { suggestion } from "../../diagnostics/suggest.js";
import { violation } from "../allows.js";
import type { AllowedValue, Attribute } from "../catalog.js";
import { definitions } from "../definitions.js";
import type { Finding, Resolution, Rule } from "../resolution.js";

/** The `renamed_to` of a value leads to another value that the attribute allows, as that of a metric does to a metric. */
export const valueRenaming: Rule = {
  code: "attribute-values",
  *check(resolution) {
    for (const { attribute } of definitions(resolution)) yield* renamings(attribute, resolution);
  },
};

/** By its name in the file. */
type Values = ReadonlyMap<string, AllowedValue>;

function* renamings(attribute: Attribute, { locate }: Resolution): Iterable<Finding> {
  if (attribute.values.every(({ deprecated }) => deprecated === null)) return;
  const values: Values = new Map(attribute.values.map((value) => [nameOf(value), value]));
  const seen = new Set<AllowedValue>();
  for (const [name, value] of values) {
    const target = value.deprecated?.renamedTo ?? null;
    if (target === null) continue;
    const problem = problemOf(name, target, { attribute, values }) ?? circleFrom(value, values, seen);
    if (problem === undefined) continue;
    const others = [...values.keys()].filter((each) => each !== name);
    yield {
      place: locate([...attribute.path, "values", name, "deprecated", "renamed_to"]),
      message: `"renamed_to: ${target}" of value "${name}" of attribute "${attribute.key}" leads ${problem}`,
      help: problem.startsWith("in a circle")
        ? 'remove "deprecated:" from the value that stays'
        : (suggestion(target, others) ?? 'list it, or say in "reason" what to use instead'),
    };
  }
}

type Subject = { readonly attribute: Attribute; readonly values: Values };

function problemOf(name: string, target: string, { attribute, values }: Subject): string | undefined {
  if (target === name) return "to the value itself";
  if (values.has(target)) return undefined;
  const isNumeric = attribute.type === "int" || attribute.type === "double";
  const isAllowed = violation(attribute, isNumeric ? Number(target) : target) === undefined;
  return isAllowed ? undefined : "to no value that the attribute allows";
}

/** Each circle is found once, at the value from which it was entered first. */
function circleFrom(start: AllowedValue, values: Values, seen: Set<AllowedValue>): string | undefined {
  const way = new Set<AllowedValue>();
  for (let at: AllowedValue | undefined = start; at !== undefined && !seen.has(at); ) {
    seen.add(at);
    way.add(at);
    at = values.get(at.deprecated?.renamedTo ?? "");
    if (at !== undefined && way.has(at))
      return `in a circle, by way of ${[...way].map((value) => `"${nameOf(value)}"`).join(", ")}`;
  }
  return undefined;
}

function nameOf(value: AllowedValue): string {
  return value.kind === "prefix" ? `${value.prefix}*` : String(value.value);
}
