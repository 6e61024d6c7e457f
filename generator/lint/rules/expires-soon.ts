import { daysUntil, readEnd } from "../../model/lifetime.js";
import { endings } from "../endings.js";
import type { LintRule } from "../lint-rule.js";

/** Days only: nobody knows how far a version is. */
export const expiresSoon: LintRule = {
  code: "expires-soon",
  *check(subject) {
    for (const { entry, what, until, owner, key, at, place } of endings(subject)) {
      const end = readEnd(until);
      if (end?.kind !== "day") continue;
      const days = daysUntil(end.last, subject.today);
      if (days < 0 || days > subject.warnDays) continue;
      const when = days === 0 ? "today" : `in ${days === 1 ? "1 day" : `${days} days`}`;
      yield {
        place,
        message: `${what} expires after ${end.last}, ${when}; ${owner}`,
        help: `stop recording it, or write a later "${key}"`,
        at,
        entries: [entry],
      };
    }
  },
};
