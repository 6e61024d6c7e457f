import { typeName } from "../../../model/attribute-type.js";
import type { Attribute, Example } from "../../../model/catalog.js";
import { hidingText } from "../../../model/hiding.js";
import { valueTable } from "./allowed-values.js";
import { code } from "../syntax/code-span.js";
import { deprecationSentence } from "./deprecation.js";
import type { Fact } from "./metric-facts.js";
import { provenanceText } from "./provenance.js";
import { withoutPeriod } from "../syntax/sentence.js";

/** What holds for an attribute wherever it is used, apart from its description, its values and its note. */
export function attributeFacts(attribute: Attribute): readonly Fact[] {
  const { examples, sensitivity, stability, deprecated, imported } = attribute;
  const replacement = deprecated?.renamedTo ?? null;
  const facts: readonly (readonly [name: string, text: string | null])[] = [
    ["State", deprecated && deprecationSentence(deprecated, replacement && code(replacement))],
    ["From", imported && provenanceText(imported)],
    ["Type", typeText(attribute)],
    ["Allowed", limits(attribute).join("; ")],
    ["For example", examples.map((example) => code(exampleText(example))).join(", ")],
    ["Sensitivity", sensitivity],
    ["Hidden", withoutPeriod(hidingText(attribute))],
    ["Stability", stability?.replace("_", " ") ?? null],
  ];
  return facts.flatMap(([name, text]) => (text ? [{ name, text }] : []));
}

/** Brackets would begin a link. */
export function typeText(attribute: Attribute): string {
  return attribute.isArray ? code(typeName(attribute)) : attribute.type;
}

/** Of an array, as JSON. */
export function exampleText(example: Example): string {
  return typeof example === "object" ? JSON.stringify(example) : String(example);
}

/** What bounds the values of an attribute beside a list of them. */
export function limits({ pattern, maxLength, maxItems, min, max, maxValues }: Attribute): readonly string[] {
  return [
    pattern === null ? "" : `matches ${code(pattern)}`,
    maxLength === null ? "" : `at most ${maxLength} characters`,
    maxItems === null ? "" : `at most ${maxItems} items`,
    min === null ? "" : `at least ${min}`,
    max === null ? "" : `at most ${max}`,
    maxValues === null ? "" : `at most ${maxValues} different values in a process`,
  ].filter((limit) => limit !== "");
}

/** The list of values as a table; empty where any value of the type is allowed. */
export function valueSection(attribute: Attribute): string {
  const { values, open, type } = attribute;
  if (values.length === 0) return "";
  const more = open ? ` Any other ${type} is allowed, too.` : "";
  return `Values:${more}\n\n${valueTable(attribute)}`;
}
