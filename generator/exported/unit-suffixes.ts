/** The units that Prometheus spells out (github.com/prometheus/otlptranslator v1.0.0, unit_namer.go); others stay as they are. */
const unitWords: ReadonlyMap<string, string> = new Map([
  ["d", "days"],
  ["h", "hours"],
  ["min", "minutes"],
  ["s", "seconds"],
  ["ms", "milliseconds"],
  ["us", "microseconds"],
  ["ns", "nanoseconds"],
  ["By", "bytes"],
  ["KiBy", "kibibytes"],
  ["MiBy", "mebibytes"],
  ["GiBy", "gibibytes"],
  ["TiBy", "tibibytes"],
  ["KBy", "kilobytes"],
  ["MBy", "megabytes"],
  ["GBy", "gigabytes"],
  ["TBy", "terabytes"],
  ["m", "meters"],
  ["V", "volts"],
  ["A", "amperes"],
  ["J", "joules"],
  ["W", "watts"],
  ["g", "grams"],
  ["Cel", "celsius"],
  ["Hz", "hertz"],
  ["1", ""],
  ["%", "percent"],
]);

/** The same behind a slash, where `m` is the minute. */
const perUnitWords: ReadonlyMap<string, string> = new Map([
  ["s", "second"],
  ["m", "minute"],
  ["h", "hour"],
  ["d", "day"],
  ["w", "week"],
  ["mo", "month"],
  ["y", "year"],
]);

/** What a unit adds to a name: the unit itself, and `per_…` for what stands behind a slash; empty where it adds nothing. */
type UnitSuffixes = { readonly main: string; readonly per: string };

export function unitSuffixes(unit: string): UnitSuffixes {
  const slash = unit.indexOf("/");
  const main = wordFor(slash === -1 ? unit : unit.slice(0, slash), unitWords);
  const per = slash === -1 ? "" : wordFor(unit.slice(slash + 1), perUnitWords);
  return { main, per: per === "" ? "" : `per_${per}` };
}

/** The units that a word at the end of a name may stand for, as `bytes` or `bytes_per_second`; undefined for other words. */
export function unitOfSuffix(main: string, per: string): string | undefined {
  const unit = main === "" ? "1" : unitsByWord.get(main);
  const of = perUnitsByWord.get(per);
  if (unit === undefined || (per !== "" && of === undefined)) return undefined;
  return per === "" ? unit : `${unit}/${of}`;
}

const unitsByWord = byWord(unitWords);
const perUnitsByWord = byWord(perUnitWords);

function byWord(words: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  return new Map([...words].filter(([, word]) => word !== "").map(([unit, word]) => [word, unit]));
}

/** What is counted, as in `{request}`, is no part of a name. */
function wordFor(written: string, known: ReadonlyMap<string, string>): string {
  const unit = written.replace(outerSpace, "");
  return /[{}]/.test(unit) ? "" : (known.get(unit) ?? unit);
}

/** White space as Go's strings.TrimSpace knows it, which differs from JavaScript's in U+0085 and U+FEFF. */
const space = "[\\t-\\r \\u0085\\u00a0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000]";
const outerSpace = new RegExp(`^${space}+|${space}+$`, "g");
