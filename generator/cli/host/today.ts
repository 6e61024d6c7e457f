import { isDay } from "../../model/lifetime.js";
import { CommandError } from "../../write/command-error.js";

/**
 * The day (UTC) that a run takes for today: the one that is asked for, else that of SOURCE_DATE_EPOCH
 * (reproducible-builds.org: whole seconds since 1970), else that of the system's clock.
 */
export function today(asked: string | null, environment: Readonly<Record<string, string | undefined>>): string {
  if (asked !== null) return asked;
  const { SOURCE_DATE_EPOCH: epoch = "" } = environment;
  if (epoch === "") return new Date().toISOString().slice(0, 10);
  const time = /^\d{1,12}$/.test(epoch) ? new Date(Number(epoch) * 1000).toISOString().slice(0, 10) : "";
  if (isDay(time)) return time;
  throw new CommandError(
    `the variable SOURCE_DATE_EPOCH is "${epoch}", and no number of seconds since 1970`,
    "correct it, unset it, or give the day with `--today 2026-11-22`",
  );
}
