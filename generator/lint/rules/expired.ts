import { compareVersions, daysUntil, readEnd, readVersionNumber } from "../../model/lifetime.js";
import { type Ending, endings } from "../endings.js";
import type { LintRule, LintSubject } from "../lint-rule.js";

export const expired: LintRule = {
  code: "expired",
  *check(subject) {
    for (const ending of endings(subject)) {
      const past = pastOf(ending.until, subject);
      if (past === undefined) continue;
      const { entry, what, until, owner, key, at, place } = ending;
      yield {
        place,
        message: `${what} expired ${past}; ${owner}`,
        help: `remove the ${entry.kind} with "status: removed", or write a later "${key}" than ${until}`,
        at,
        entries: [entry],
      };
    }
  },
};

function pastOf(until: Ending["until"], { today, release }: LintSubject): string | undefined {
  const end = readEnd(until);
  if (end?.kind === "day") {
    const days = -daysUntil(end.last, today);
    return days > 0 ? `on ${end.last}, ${days === 1 ? "1 day" : `${days} days`} ago` : undefined;
  }
  const now = release === null ? undefined : readVersionNumber(release);
  if (end === undefined || now === undefined || compareVersions(now, end.first) < 0) return undefined;
  return `with version ${until}, and this is ${release}`;
}
