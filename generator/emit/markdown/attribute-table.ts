import type { Attribute } from "../../model/catalog.js";
import { allowedValues } from "./allowed-values.js";
import { block } from "./block.js";
import { code } from "./code-span.js";
import { deprecationSentence } from "./deprecation.js";
import { inline } from "./escape.js";
import { divided } from "./paragraphs.js";
import { withPeriod } from "./sentence.js";
import { table } from "./table.js";

/**
 * Everything a caller must know about the attributes of one metric: a table, and below it, numbered, what is more than a
 * paragraph or stands in a note.
 */
export function attributeTable(attributes: readonly Attribute[]): string {
  const noted = attributes.filter((attribute) => noteOf(attribute) !== "");
  const rows = attributes.map((attribute) => row(attribute, noted.indexOf(attribute) + 1));
  const notes = noted.map((attribute, index) => {
    return `**[${index + 1}] ${code(attribute.key)}:**\n\n${block(noteOf(attribute))}`;
  });
  return [table(["Attribute", "Type", "Required", "Allowed", "Description"], rows), ...notes].join("\n\n");
}

<<<<<<< HEAD
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
=======
function noteOf({ description, note }: Attribute): string {
  return [divided(description).rest, note ?? ""].filter((part) => part.trim() !== "").join("\n\n");
}

/** `number` is that of the note below the table; 0 where there is none. */
function row(attribute: Attribute, number: number): readonly string[] {
  const { key, type, required } = attribute;
  return [code(key), type, required ? "yes" : "no", allowed(attribute), about(attribute, number)];
>>>>>>> be8d04c (Pages keep the paragraphs of descriptions, list all metrics of a large catalog, and name what Codex's page names by the catalog's own page)
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

function about({ description, examples, sensitivity, stability, deprecated }: Attribute, number: number): string {
  const shown = examples.map((example) => code(String(example))).join(", ");
  const replacement = deprecated?.renamedTo ?? null;
  return [
    deprecated === null ? "" : deprecationSentence(deprecated, replacement && code(replacement)),
    description === "" ? "" : withPeriod(inline(divided(description).first)),
    shown === "" ? "" : `For example ${shown}.`,
    sensitivity === "public" ? "" : `Sensitivity: ${sensitivity}.`,
    stability === null ? "" : `Stability: ${stability.replace("_", " ")}.`,
    number === 0 ? "" : `[${number}]`,
  ]
    .filter((part) => part !== "")
    .join(" ");
}
