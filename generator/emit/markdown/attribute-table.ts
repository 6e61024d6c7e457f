import type { Attribute } from "../../model/catalog.js";
import { hidingText } from "../../model/hiding.js";
import { allowedValues, valueTable } from "./facts/allowed-values.js";
import { exampleText, limits, typeText } from "./facts/attribute-facts.js";
import { block } from "./syntax/block.js";
import { code } from "./syntax/code-span.js";
import { deprecationSentence } from "./facts/deprecation.js";
import { inline } from "./syntax/escape.js";
import { divided } from "./syntax/paragraphs.js";
import { withPeriod } from "./syntax/sentence.js";
import { table } from "./syntax/table.js";

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
  const rows: (readonly string[])[] = [];
  const lists: string[] = [];
  const notes: string[] = [];
  for (const attribute of attributes) {
    const address = addressOf(attribute);
    const isElsewhere = address !== undefined;
    const values = allowedValues(attribute).join(", ");
    const isListedApart = values.length > longestList;
    const note = isElsewhere ? "" : noteOf(attribute);
    if (!isElsewhere && isListedApart) {
      lists.push(`**Values of ${code(attribute.key)}:**\n\n${valueTable(attribute)}`);
    }
    if (note !== "") notes.push(`**[${notes.length + 1}] ${code(attribute.key)}:**\n\n${block(note)}`);
    const shown = isListedApart ? valuesElsewhere(attribute, address) : values;
    rows.push(row(attribute, { address, values: shown, number: note === "" ? 0 : notes.length }));
  }
  return [table(["Attribute", "Type", "Required", "Allowed", "Description"], rows), ...lists, ...notes].join("\n\n");
}

/** Characters of a list of values that a cell still shows. */
const longestList = 300;

function valuesElsewhere({ values }: Attribute, address: string | undefined): string {
  return `one of ${values.length} values ${address === undefined ? "below" : `[there](${address})`}`;
}

function noteOf({ description, note }: Attribute): string {
  return [divided(description).rest, note ?? ""].filter((part) => part.trim() !== "").join("\n\n");
}

/** `values` is what the row shows of them; `number` is that of the note below the table, 0 where there is none. */
type Shown = { readonly address: string | undefined; readonly values: string; readonly number: number };

function row(attribute: Attribute, { address, values, number }: Shown): readonly string[] {
  const { key } = attribute;
  const name = address === undefined ? code(key) : `[${code(key)}](${address})`;
  const cells = [typeText(attribute), requirementText(attribute), allowed(attribute, values)];
  return [name, ...cells, about(attribute, number)];
}

/** `yes`, `no`, or when it is there. */
function requirementText({ required, requirement }: Attribute): string {
  if (requirement === null) return required ? "yes" : "no";
  if (requirement.level === "opt_in") return "only if asked for";
  return requirement.level === "conditional"
    ? `when: ${inline(requirement.text)}`
    : `recommended: ${inline(requirement.text)}`;
}

function allowed(attribute: Attribute, values: string): string {
  const rest = attribute.open ? `any other ${attribute.type}` : "";
  return [values, rest, ...limits(attribute)].filter((part) => part !== "").join("; ") || anyOf(attribute);
}

function anyOf({ type }: Attribute): string {
  return type === "boolean" ? "`true`, `false`" : "any";
}

function about(attribute: Attribute, number: number): string {
  const { description, examples, sensitivity, stability, deprecated } = attribute;
  const shown = examples.map((example) => code(exampleText(example))).join(", ");
  const replacement = deprecated?.renamedTo ?? null;
  return [
    deprecated === null ? "" : deprecationSentence(deprecated, replacement && code(replacement)),
    description === "" ? "" : withPeriod(inline(divided(description).first)),
    shown === "" ? "" : `For example ${shown}.`,
    (sensitivity ?? "public") === "public" ? "" : `Sensitivity: ${sensitivity}.`,
    hidingText(attribute),
    stability === null ? "" : `Stability: ${stability.replace("_", " ")}.`,
    number === 0 ? "" : `[${number}]`,
  ]
    .filter((part) => part !== "")
    .join(" ");
}
