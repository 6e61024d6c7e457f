import type { Attribute } from "../../model/catalog.js";
import { allowedValues, valueTable } from "./allowed-values.js";
import { exampleText, limits, typeText } from "./attribute-facts.js";
import { block } from "./block.js";
import { code } from "./code-span.js";
import { deprecationSentence } from "./deprecation.js";
import { inline } from "./escape.js";
import { divided } from "./paragraphs.js";
import { withPeriod } from "./sentence.js";
import { table } from "./table.js";

/** The address of the section of a shared attribute; undefined where there is none. */
export type AttributeAddress = (attribute: Attribute) => string | undefined;

/**
 * Everything a caller must know about the attributes of one metric: a table, and below it the values of those that have
 * many, and, numbered, what is more than a paragraph or stands in a note. What the section of a shared attribute says is
 * left to it.
 */
export function attributeTable(
  attributes: readonly Attribute[],
  addressOf: AttributeAddress = () => undefined,
): string {
  const own = attributes.filter((attribute) => addressOf(attribute) === undefined);
  const noted = own.filter((attribute) => noteOf(attribute) !== "");
  const rows = attributes.map((attribute) => row(attribute, noted.indexOf(attribute) + 1, addressOf(attribute)));
  const notes = noted.map((attribute, index) => {
    return `**[${index + 1}] ${code(attribute.key)}:**\n\n${block(noteOf(attribute))}`;
  });
  const lists = own.filter(isListedApart).map((attribute) => {
    return `**Values of ${code(attribute.key)}:**\n\n${valueTable(attribute)}`;
  });
  return [table(["Attribute", "Type", "Required", "Allowed", "Description"], rows), ...lists, ...notes].join("\n\n");
}

/** Characters of a list of values that a cell still shows. */
const longestList = 300;

function isListedApart(attribute: Attribute): boolean {
  return allowedValues(attribute).join(", ").length > longestList;
}

function noteOf({ description, note }: Attribute): string {
  return [divided(description).rest, note ?? ""].filter((part) => part.trim() !== "").join("\n\n");
}

/** `number` is that of the note below the table; 0 where there is none. */
function row(attribute: Attribute, number: number, address: string | undefined): readonly string[] {
  const { key } = attribute;
  const name = address === undefined ? code(key) : `[${code(key)}](${address})`;
  const values = allowed(attribute, address === undefined ? "below" : `[there](${address})`);
  return [name, typeText(attribute), requirementText(attribute), values, about(attribute, number)];
}

/** `yes`, `no`, or when it is there. */
function requirementText({ required, requirement }: Attribute): string {
  if (requirement === null) return required ? "yes" : "no";
  if (requirement.level === "opt_in") return "only if asked for";
  return requirement.level === "conditional"
    ? `when: ${inline(requirement.text)}`
    : `recommended: ${inline(requirement.text)}`;
}

function allowed(attribute: Attribute, where: string): string {
  const values = isListedApart(attribute)
    ? `one of ${attribute.values.length} values ${where}`
    : allowedValues(attribute).join(", ");
  const rest = attribute.open ? `any other ${attribute.type}` : "";
  return [values, rest, ...limits(attribute)].filter((part) => part !== "").join("; ") || anyOf(attribute);
}

function anyOf({ type }: Attribute): string {
  return type === "boolean" ? "`true`, `false`" : "any";
}

function about({ description, examples, sensitivity, stability, deprecated }: Attribute, number: number): string {
  const shown = examples.map((example) => code(exampleText(example))).join(", ");
  const replacement = deprecated?.renamedTo ?? null;
  return [
    deprecated === null ? "" : deprecationSentence(deprecated, replacement && code(replacement)),
    description === "" ? "" : withPeriod(inline(divided(description).first)),
    shown === "" ? "" : `For example ${shown}.`,
    (sensitivity ?? "public") === "public" ? "" : `Sensitivity: ${sensitivity}.`,
    stability === null ? "" : `Stability: ${stability.replace("_", " ")}.`,
    number === 0 ? "" : `[${number}]`,
  ]
    .filter((part) => part !== "")
    .join(" ");
}
