import type { AllowedValue, Attribute } from "../../model/catalog.js";
import { code } from "./code-span.js";
import { deprecationSentence } from "./deprecation.js";
import { inline } from "./escape.js";
import { withoutPeriod } from "./sentence.js";

/** Each allowed value as code, followed in brackets by what is said about it; a prefix ends in `*`. */
export function allowedValues({ values }: Attribute): readonly string[] {
  return values.map((allowed) => {
    const shown = code(allowed.kind === "exact" ? String(allowed.value) : `${allowed.prefix}*`);
    const facts = factsOf(allowed);
    return facts === "" ? shown : `${shown} (${facts})`;
  });
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
