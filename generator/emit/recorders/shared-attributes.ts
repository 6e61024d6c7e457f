import type { Attribute } from "../../model/catalog.js";
import { camelCase } from "../../names.js";

/** The attributes that have a constant in a file, by the name of the constant. */
export type SharedAttributes = ReadonlyMap<string, Attribute>;

/**
 * The shared attributes that are used at least twice as they are. Their definitions stand once, which is easier
 * to read and quicker to type-check; of two whose constants would be called alike the first has one.
 */
export function sharedAttributes(attributes: readonly Attribute[]): SharedAttributes {
  const constants = new Map<string, Attribute>();
  const uses = new Map<string, number>();
  for (const attribute of attributes) {
    if (!isAsShared(attribute)) continue;
    const name = constantName(attribute);
    if (!constants.has(name)) constants.set(name, attribute);
    if (constants.get(name)?.shared === attribute.shared) uses.set(name, (uses.get(name) ?? 0) + 1);
  }
  return new Map([...constants].filter(([name]) => (uses.get(name) ?? 0) > 1));
}

/** The constant that defines an attribute, if one does. */
export function constantOf(attribute: Attribute, shared: SharedAttributes): string | undefined {
  if (!isAsShared(attribute)) return undefined;
  const name = constantName(attribute);
  return shared.get(name)?.shared === attribute.shared ? name : undefined;
}

function constantName({ key }: Attribute): string {
  return `${camelCase(key)}Attribute`;
}

/** Whether a metric takes the shared definition whole, its key included. */
function isAsShared({ shared, key, origin }: Attribute): boolean {
  return shared === key && origin === "shared";
}
