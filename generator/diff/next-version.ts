import type { Bump } from "./change.js";

const written = /^v?(0|[1-9]\d*)\.(0|[1-9]\d*)\.(0|[1-9]\d*)$/;

/**
 * The version after a release; undefined unless that is written as in `1.4.0` or `v1.4.0`. Below 1.0.0 the places move down
 * by one, as package managers read them: what breaks raises the second number, all else the third.
 */
export function nextVersion(base: string, bump: Bump): string | undefined {
  const [, ...numbers] = written.exec(base) ?? [];
  const [major, minor, patch] = numbers.map(BigInt);
  if (major === undefined || minor === undefined || patch === undefined) return undefined;
  const isEarly = major === 0n;
  if (bump === "none") return `${major}.${minor}.${patch}`;
  if (bump === "major" && !isEarly) return `${major + 1n}.0.0`;
  if (bump === "major" || (bump === "minor" && !isEarly)) return `${major}.${minor + 1n}.0`;
  return `${major}.${minor}.${patch + 1n}`;
}
