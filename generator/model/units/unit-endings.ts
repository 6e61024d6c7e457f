/** Endings of names that stand for a unit and hardly for anything else, and the UCUM codes that they can mean. */
export const unitEndings: ReadonlyMap<string, readonly [string, ...string[]]> = new Map([
  ...spelt(["ns"], "ns", "nanos", "nanoseconds"),
  ...spelt(["us"], "usec", "micros", "microseconds"),
  ...spelt(["ms"], "ms", "msec", "millis", "milliseconds"),
  ...spelt(["s"], "sec", "secs", "seconds"),
  ...spelt(["min"], "mins", "minutes"),
  ...spelt(["h"], "hrs", "hours"),
  ...spelt(["d"], "days"),
  ...spelt(["bit"], "bits"),
  ...spelt(["By"], "bytes"),
  ...spelt(["kBy", "KiBy"], "kb", "kilobytes"),
  ...spelt(["KiBy"], "kib", "kibibytes"),
  ...spelt(["MBy", "MiBy"], "mb", "megabytes"),
  ...spelt(["MiBy"], "mib", "mebibytes"),
  ...spelt(["GBy", "GiBy"], "gb", "gigabytes"),
  ...spelt(["GiBy"], "gib", "gibibytes"),
  ...spelt(["%"], "percent", "pct"),
  ...spelt(["Cel"], "celsius"),
  ...spelt(["Hz"], "hertz", "hz"),
]);

function spelt(codes: readonly [string, ...string[]], ...words: readonly string[]) {
  return words.map((word) => [word, codes] as const);
}
