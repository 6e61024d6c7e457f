const overhead = 16;
const deepest = 64;

/** About how many bytes a value takes in memory and on the wire: its texts, and a little for everything else. */
export function sizeOf(value: unknown, depth = 0): number {
  if (typeof value === "string") return value.length + overhead;
  if (value instanceof Uint8Array) return value.length + overhead;
  if (typeof value !== "object" || value === null || depth > deepest) return overhead;
  if (Array.isArray(value)) return value.reduce<number>((sum, part) => sum + sizeOf(part, depth + 1), overhead);
  return Object.entries(value).reduce((sum, [name, part]) => sum + name.length + sizeOf(part, depth + 1), overhead);
}
