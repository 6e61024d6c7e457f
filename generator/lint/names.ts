/** A longer name is invalid, and its own finding (metrics API specification, instrument name syntax). */
export const longestName = 255;

/** `tool.callCount_ms` → `tool`, `call`, `count`, `ms`. */
export function wordsOf(name: string): readonly string[] {
  return name
    .replace(/([a-z0-9])([A-Z])/g, "$1 $2")
    .replace(/([A-Z])([A-Z][a-z])/g, "$1 $2")
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== "");
}

/** What is left of a name without case and separators. */
export function squeezed(name: string): string {
  return name.toLowerCase().replace(/[^a-z0-9]+/g, "");
}
