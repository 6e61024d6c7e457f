import type { Attribute } from "../model/catalog.js";
import { valueCount } from "../model/cardinality.js";

/** Up to so many whole numbers between `min` and `max` are as good as a list. */
const mostNumbers = 1000;

/** How many values an attribute can take in one process, absence included; null when nothing bounds them. */
export function boundOf(attribute: Attribute): number | null {
  const { type, min, max, pattern, required, isArray } = attribute;
  const listed = valueCount(attribute);
  if (listed !== null || isArray) return listed;
  const absence = required ? 0 : 1;
  if (type === "int" && min !== null && max !== null && max - min < mostNumbers) return max - min + 1 + absence;
  const words = type === "string" && pattern !== null ? alternatives(pattern) : null;
  return words === null ? null : words + absence;
}

/** Of a pattern that lists words, as in `red|green`. */
function alternatives(pattern: string): number | null {
  const list = /^\(?(?:\?:)?([\w-]+(?:\|[\w-]+)*)\)?$/.exec(pattern)?.[1];
  return list === undefined ? null : list.split("|").length;
}
