import type { Attribute } from "./catalog.js";

/** The type as the format writes it: `int`, or `int[]` for an array of them. */
export function typeName({ type, isArray }: Pick<Attribute, "type" | "isArray">): string {
  return isArray ? `${type}[]` : type;
}
