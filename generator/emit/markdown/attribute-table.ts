import type { Attribute } from "../../model/catalog.js";
import { allowedValues } from "./allowed-values.js";
import { code } from "./code-span.js";
import { deprecationSentence } from "./deprecation.js";
import { inline } from "./escape.js";
import { table } from "./table.js";

/** Everything a caller must know about the attributes of one metric. */
export function attributeTable(attributes: readonly Attribute[]): string {
  return table(["Attribute", "Type", "Required", "Allowed", "Description"], attributes.map(row));
}

function row(attribute: Attribute): readonly string[] {
  const { key, type } = attribute;
  return [code(key), type, requirementText(attribute), allowed(attribute), about(attribute)];
}

/** `yes`, `no`, or when it is there. */
function requirementText({ required, requirement }: Attribute): string {
  if (requirement === null) return required ? "yes" : "no";
  if (requirement.level === "opt_in") return "only if asked for";
  return requirement.level === "conditional"
    ? `when: ${inline(requirement.text)}`
    : `recommended: ${inline(requirement.text)}`;
}

function allowed(attribute: Attribute): string {
  const values = allowedValues(attribute).join(", ");
  const rest = attribute.open ? `any other ${attribute.type}` : "";
  return [values, rest, ...constraints(attribute)].filter((part) => part !== "").join("; ") || anyOf(attribute);
}

function anyOf({ type }: Attribute): string {
  return type === "boolean" ? "`true`, `false`" : "any";
}

function constraints({ pattern, maxLength, min, max, maxValues }: Attribute): readonly string[] {
  return [
    pattern === null ? "" : `matches ${code(pattern)}`,
    maxLength === null ? "" : `at most ${maxLength} characters`,
    min === null ? "" : `at least ${min}`,
    max === null ? "" : `at most ${max}`,
    maxValues === null ? "" : `at most ${maxValues} different values in a process`,
  ];
}

function about({ description, note, examples, sensitivity, stability, deprecated }: Attribute): string {
  const shown = examples.map((example) => code(String(example))).join(", ");
  const replacement = deprecated?.renamedTo ?? null;
  return [
    deprecated === null ? "" : deprecationSentence(deprecated, replacement && code(replacement)),
    inline(description),
    inline(note ?? ""),
    shown === "" ? "" : `For example ${shown}.`,
    sensitivity === "public" ? "" : `Sensitivity: ${sensitivity}.`,
    stability === null ? "" : `Stability: ${stability.replace("_", " ")}.`,
  ]
    .filter((part) => part !== "")
    .join(" ");
}
