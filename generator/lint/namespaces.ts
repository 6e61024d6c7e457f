import { longestName } from "./names.js";

/** The longest namespace of a name that is a name itself. */
export function namespaceAmong(name: string, names: { has(name: string): boolean }): string | undefined {
  if (name.length > longestName) return undefined;
  for (let end = name.lastIndexOf("."); end > 0; end = name.lastIndexOf(".", end - 1)) {
    if (names.has(name.slice(0, end))) return name.slice(0, end);
  }
  return undefined;
}
