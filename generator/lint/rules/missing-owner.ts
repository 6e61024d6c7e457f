import { livingEntries } from "../carriers.js";
import type { LintRule } from "../lint-rule.js";

export const missingOwner: LintRule = {
  code: "missing-owner",
  needsAll: true,
  *check({ catalog }) {
    for (const entry of livingEntries(catalog)) {
      if (entry.owners.length > 0) continue;
      const { kind, key, place, path } = entry;
      const help = 'add "owner:" with the team or person who answers for it';
      yield { place, message: `${kind} "${key}" has no owner`, help, at: path, entries: [entry] };
    }
  },
};
