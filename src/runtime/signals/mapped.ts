import { lengths, type TimeUnit } from "../recorders/timer.js";

type Scalar = string | number | boolean;

/** What a value becomes, by its text; `other` where the table does not name it. Undefined for a value that was left out. */
export function mapped<V extends Scalar | undefined, T extends Scalar>(
  value: V,
  table: Readonly<Record<string, T>>,
  other?: T,
): T | (undefined extends V ? undefined : never) {
  if (value === undefined) return undefined as never;
  // What is neither may throw on its way to a text.
  if (typeof value === "object" || typeof value === "function") return other as T;
  const key = String(value);
  return (Object.hasOwn(table, key) ? table[key] : other) as T;
}

/** Milliseconds in another unit. */
export function elapsedIn(milliseconds: number, unit: TimeUnit): number {
  return milliseconds / lengths[unit];
}
