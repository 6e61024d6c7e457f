import { claim, isUntouched, noClaims } from "../edit/claims.js";
import type { Mend } from "./mends.js";

/** Those that can be made at once, none touching what another writes. What was offered before is not offered again. */
export function nextMends(mends: readonly Mend[], offered: Set<string>): readonly Mend[] {
  const claims = noClaims();
  const next: Mend[] = [];
  for (const mend of mends) {
    const { amendments } = mend;
    const key = JSON.stringify(amendments);
    if (offered.has(key) || !amendments.every((amendment) => isUntouched(amendment, claims))) continue;
    for (const amendment of amendments) claim(amendment, claims);
    offered.add(key);
    next.push(mend);
  }
  return next;
}
