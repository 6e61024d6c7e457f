/** What JSON holds, of which nothing is known but that it is an object. */
export type Plain = Readonly<Record<string, unknown>>;

export function isPlain(value: unknown): value is Plain {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Empty where there is no list. */
export function listIn(value: unknown, key: string): readonly unknown[] {
  const list = isPlain(value) && Object.hasOwn(value, key) ? value[key] : undefined;
  return Array.isArray(list) ? list : [];
}

/** Empty where there is no text. */
export function textIn(value: unknown, key: string): string {
  const text = isPlain(value) && Object.hasOwn(value, key) ? value[key] : undefined;
  return typeof text === "string" ? text : "";
}

/** Keys of an object that it has, as they are. */
export function pick(value: Plain, keys: readonly string[]): Plain {
  return Object.fromEntries(keys.filter((key) => Object.hasOwn(value, key)).map((key) => [key, value[key]]));
}
