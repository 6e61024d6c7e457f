import { isDay } from "../model/lifetime.js";
import { Refusal } from "../write/refusal.js";

/**
 * The day (UTC) that a run takes for today: the one it is told, else that of SOURCE_DATE_EPOCH
 * (reproducible-builds.org: whole seconds since 1970), else that of the system's clock.
 */
export function today(told: string | null, environment: Readonly<Record<string, string | undefined>>): string {
  if (told !== null) return told;
  const { SOURCE_DATE_EPOCH: epoch = "" } = environment;
  if (epoch === "") return new Date().toISOString().slice(0, 10);
  const time = /^\d{1,12}$/.test(epoch) ? new Date(Number(epoch) * 1000).toISOString().slice(0, 10) : "";
  if (isDay(time)) return time;
  throw new Refusal(
    `the variable SOURCE_DATE_EPOCH is "${epoch}", and no number of seconds since 1970`,
    "correct it, unset it, or say the day with `--today 2026-11-22`",
  );
}
