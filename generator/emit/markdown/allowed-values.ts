import type { Attribute } from "../../model/catalog.js";
import { code } from "./code-span.js";
import { inline } from "./escape.js";

/** Each allowed value as code, followed by its description in brackets; a prefix ends in `*`. */
export function allowedValues({ values }: Attribute): readonly string[] {
  return values.map((allowed) => {
    const shown = code(allowed.kind === "exact" ? String(allowed.value) : `${allowed.prefix}*`);
    return allowed.description === "" ? shown : `${shown} (${inline(allowed.description)})`;
  });
}
