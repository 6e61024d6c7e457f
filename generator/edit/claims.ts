import type { Path } from "../source.js";
import type { Amendment } from "./amendment.js";

/** What amendments write, so that none that is made at once with them touches it. */
type Claims = {
  /** Paths that are amended. */
  readonly own: Set<string>;
  /** These, and all above them. */
  readonly above: Set<string>;
};

export function noClaims(): Claims {
  return { own: new Set(), above: new Set() };
}

/** Whether an amendment touches nothing that is claimed, nor what lies above or below it. */
export function isUntouched(amendment: Amendment, { own, above }: Claims): boolean {
  return pathsOf(amendment).every((path) => {
    return !above.has(keyOf(path)) && path.every((_, depth) => !own.has(keyOf(path.slice(0, depth + 1))));
  });
}

export function claim(amendment: Amendment, { own, above }: Claims): void {
  for (const path of pathsOf(amendment)) {
    own.add(keyOf(path));
    for (let length = path.length; length > 0; length -= 1) above.add(keyOf(path.slice(0, length)));
  }
}

export function keyOf(path: Path): string {
  return JSON.stringify(path);
}

/** Where it is made, and what it makes. */
function pathsOf(amendment: Amendment): readonly Path[] {
  const { path } = amendment;
  return "key" in amendment ? [path, [...path.slice(0, -1), amendment.key]] : [path];
}
