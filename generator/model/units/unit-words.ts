/** UCUM units as sentences call them. */
export const unitNames: ReadonlyMap<string, string> = new Map([
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

const more: ReadonlyMap<string, string> = new Map([
  ["TiBy", "tebibytes"],
  ["kBy", "kilobytes"],
  ["MBy", "megabytes"],
  ["GBy", "gigabytes"],
  ["bit", "bits"],
  ["Hz", "hertz"],
  ["V", "volts"],
  ["A", "amperes"],
  ["W", "watts"],
  ["J", "joules"],
  ["m", "metres"],
  ["g", "grams"],
  ["K", "kelvins"],
  ["Pa", "pascals"],
  ["wk", "weeks"],
  ["mo", "months"],
  ["a", "years"],
]);

/** A unit in words: `By/s` is bytes per second, `{request}` requests. Undefined where it has no better text than itself. */
export function unitWords(unit: string): string | undefined {
  const [amount = "", per, ...rest] = unit.split("/");
  if (rest.length > 0) return undefined;
  if (per === undefined) return plural(amount);
  const [above, below] = [plural(amount), singular(per)];
  return above === undefined || below === undefined ? undefined : `${above} per ${below}`;
}

function plural(unit: string): string | undefined {
  const counted = countedIn(unit);
  if (counted === undefined) return unitNames.get(unit) ?? more.get(unit);
  if (/(s|x|ch|sh)$/.test(counted)) return /s$/.test(counted) ? counted : `${counted}es`;
  return /[^aeiou]y$/.test(counted) ? `${counted.slice(0, -1)}ies` : `${counted}s`;
}

function singular(unit: string): string | undefined {
  return countedIn(unit) ?? (unitNames.get(unit) ?? more.get(unit))?.replace(/^(\w+)s\b/, "$1");
}

/** What braces name, as in `{open_file}`. */
function countedIn(unit: string): string | undefined {
  return /^\{([A-Za-z][\w ]*)\}$/.exec(unit)?.[1]?.replaceAll("_", " ");
}
