import type { AttributeDefinition } from "./definition.js";
import type { InvalidReason } from "./invalid.js";

function hasType(type: AttributeDefinition["type"], value: unknown): boolean {
  switch (type) {
    case "int":
      return Number.isSafeInteger(value);
    case "double":
      return Number.isFinite(value);
    default:
      return typeof value === type;
  }
}

function isListed({ values, prefixes }: AttributeDefinition, value: string | number): boolean {
  if (values?.includes(value)) return true;
  return prefixes?.some((prefix) => `${value}`.startsWith(prefix)) ?? false;
}

/** Whether any value of the type is allowed, so that `_other` is. */
export function isOpen({ type, values, prefixes, open }: AttributeDefinition): boolean {
  return type === "string" && (open === true || !(values || prefixes));
}

function matches(source: string, value: string, patterns: Map<string, RegExp>): boolean {
  let pattern = patterns.get(source);
  if (pattern === undefined) {
    pattern = new RegExp(`^(?:${source})$`, "u");
    patterns.set(source, pattern);
  }
  return pattern.test(value);
}

/** Why the value is not allowed, or undefined when it is. */
export function faultOf(
  definition: AttributeDefinition,
  value: unknown,
  patterns: Map<string, RegExp>,
): InvalidReason | undefined {
  const { type, values, prefixes, open, pattern, maxLength, min, max } = definition;
  if (value === undefined) return definition.required === false ? undefined : "missing";
  if (!hasType(type, value)) return "type";
  if ((values || prefixes) && !open && !isListed(definition, value as string | number)) return "value";
  if (typeof value === "string") {
    if (maxLength !== undefined && value.length > maxLength) return "length";
    if (pattern !== undefined && !matches(pattern, value, patterns)) return "pattern";
  }
  if (typeof value === "number" && (value < (min ?? value) || value > (max ?? value))) return "range";
  return undefined;
}

/** The allowed values in words, after "allowed is". */
export function allowedBy({ type, values, prefixes, open, ...limits }: AttributeDefinition): string {
  const listed = open ? [] : [...(values ?? []), ...(prefixes ?? []).map((prefix) => `${prefix}*`)];
  if (listed.length > 0) return listed.map((value) => JSON.stringify(value)).join(" | ");
  const named = Object.entries({ min: limits.min, max: limits.max, length: limits.maxLength, pattern: limits.pattern });
  const stated = named.flatMap(([name, limit]) => (limit === undefined ? [] : [`${name} ${limit}`]));
  return [type, ...stated].join(", ");
}
