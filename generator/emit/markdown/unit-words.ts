import { code } from "./code-span.js";

const words: ReadonlyMap<string, string> = new Map([
  ["ns", "nanoseconds"],
  ["us", "microseconds"],
  ["ms", "milliseconds"],
  ["s", "seconds"],
  ["min", "minutes"],
  ["h", "hours"],
  ["d", "days"],
  ["By", "bytes"],
  ["KiBy", "kibibytes"],
  ["MiBy", "mebibytes"],
  ["GiBy", "gibibytes"],
  ["%", "percent"],
  ["1", "a ratio or a count without unit"],
  ["Cel", "degrees Celsius"],
]);

/** A UCUM unit as code, with its name where that is not plain: `ms` (milliseconds), `{request}`. */
export function unitWords(unit: string): string {
  if (unit === "") return "none";
  const name = words.get(unit);
  return name === undefined ? code(unit) : `${code(unit)} (${name})`;
}
