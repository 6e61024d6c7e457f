import type { AllowedValue, Attribute } from "../../../model/catalog.js";
import { code } from "../syntax/code-span.js";
import { deprecationSentence } from "./deprecation.js";
import { inline } from "../syntax/escape.js";
import { withoutPeriod } from "../syntax/sentence.js";
import { table } from "../syntax/table.js";

/** Each allowed value as code, followed in brackets by what is said about it; a prefix ends in `*`. */
export function allowedValues({ values }: Attribute): readonly string[] {
  return values.map((allowed) => {
    const shown = valueText(allowed);
    const facts = factsOf(allowed);
    return facts === "" ? shown : `${shown} (${facts})`;
  });
}

/** The same as a table, for attributes with many values. */
export function valueTable({ values }: Attribute): string {
  return table(
    ["Value", "Meaning"],
    values.map((allowed) => [valueText(allowed), factsOf(allowed)]),
  );
}

function valueText(allowed: AllowedValue): string {
  return code(allowed.kind === "exact" ? String(allowed.value) : `${allowed.prefix}*`);
}

function factsOf({ description, note, stability, deprecated }: AllowedValue): string {
  const replacement = deprecated?.renamedTo ?? null;
  const parts = [
    deprecated === null ? "" : deprecationSentence(deprecated, replacement && code(replacement)),
    inline(description),
    inline(note ?? ""),
    stability === null ? "" : stability.replace("_", " "),
  ].filter((part) => part !== "");
  return parts.length < 2 ? (parts[0] ?? "") : parts.map(withoutPeriod).join("; ");
}
