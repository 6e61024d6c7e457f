import { claim, isUntouched, noClaims } from "../edit/claims.js";
import type { Fix } from "./fixes.js";

/** Those that can be made at once, none touching what another writes. What was offered before is not offered again. */
export function nextFixes(fixes: readonly Fix[], offered: Set<string>): readonly Fix[] {
  const claims = noClaims();
  const next: Fix[] = [];
  for (const fix of fixes) {
    const { amendments } = fix;
    const key = JSON.stringify(amendments);
    if (offered.has(key) || !amendments.every((amendment) => isUntouched(amendment, claims))) continue;
    for (const amendment of amendments) claim(amendment, claims);
    offered.add(key);
    next.push(fix);
  }
  return next;
}
