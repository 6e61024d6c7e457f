import { daysUntil, isDay } from "../../model/lifetime.js";

/** The end of a metric: the text of it, and the days left until then; null where it ends with a version. */
type EndOf = { readonly text: string; readonly days: number | null };

/** `today` is a day, as in `2026-11-22`. */
export function endOf(expires: string, today: string): EndOf {
  if (!isDay(expires)) return { text: `version ${expires} is the first without it`, days: null };
  const days = daysUntil(expires, today);
  if (days < 0) return { text: `expired on ${expires}`, days };
  const left = days === 0 ? "today is its last day" : days === 1 ? "one day left" : `${days} days left`;
  return { text: `until ${expires} (${left})`, days };
}
