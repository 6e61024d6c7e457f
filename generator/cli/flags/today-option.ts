import { InvalidArgumentError, Option } from "commander";
import { isDay } from "../../model/lifetime.js";

/** `--today`, of the commands that check expiries. */
export function todayOption(): Option {
  const description = "the day, as in 2026-11-22 (default: SOURCE_DATE_EPOCH, or the clock)";
  return new Option("--today <day>", description).argParser((text) => {
    if (!isDay(text)) throw new InvalidArgumentError("It is no day, as in 2026-11-22.");
    return text;
  });
}
