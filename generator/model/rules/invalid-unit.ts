import { ucum } from "@atomic-ehr/ucum";
import type { Finding, Rule } from "../resolution.js";

/**
 * Units are UCUM codes, case-sensitive (OpenTelemetry semantic conventions, instrument units), of at most 63 ASCII
 * characters (metrics API specification, instrument unit).
 */
export const invalidUnit: Rule = {
  code: "invalid-unit",
  *check({ catalog, locate }) {
    const verdicts = new Map<string, string | undefined>();
    for (const metric of catalog.metrics) {
      if (metric.unit === "") continue;
      if (!verdicts.has(metric.unit)) verdicts.set(metric.unit, mend(metric.unit));
      const help = verdicts.get(metric.unit);
      if (help === undefined) continue;
      const finding: Finding = {
        place: locate([...metric.path, "unit"]),
        message: `"${metric.unit}" is no valid UCUM unit`,
        help,
        metric,
      };
      yield finding;
    }
  },
};

/** Words that people write for a unit. */
const codes: ReadonlyMap<string, string> = new Map([
  ["millisecond", "ms"],
  ["msec", "ms"],
  ["second", "s"],
  ["sec", "s"],
  ["minute", "min"],
  ["hour", "h"],
  ["day", "d"],
  ["microsecond", "us"],
  ["µs", "us"],
  ["nanosecond", "ns"],
  ["byte", "By"],
  ["b", "By"],
  ["kb", "kBy"],
  ["kib", "KiBy"],
  ["mb", "MBy"],
  ["mib", "MiBy"],
  ["gb", "GBy"],
  ["gib", "GiBy"],
  ["percent", "%"],
  ["celsius", "Cel"],
]);

/** What the library answers; its own types do not resolve under Node's rules. */
type Verdict = { readonly valid: boolean; readonly errors: readonly { readonly suggestion?: string }[] };

/** What to write instead of an invalid unit; undefined when the unit is valid. */
function mend(unit: string): string | undefined {
  if (!/^[\x21-\x7e]{1,63}$/.test(unit)) return "a unit has at most 63 ASCII characters and no space";
  const verdict = verdictOn(unit);
  if (verdict.valid) return undefined;
  const near = verdict.errors.find((error) => error.suggestion !== undefined)?.suggestion;
  if (near !== undefined) return `did you mean "${near}"?`;
  const word = unit.toLowerCase();
  const code = codes.get(word) ?? codes.get(word.replace(/s$/, ""));
  if (code !== undefined) return `write "${code}"`;
  if (/^[a-z_]+$/i.test(unit)) return `things that are counted are written in braces: "{${word.replace(/s$/, "")}}"`;
  return 'UCUM writes ms, s, By, %, 1, and what is counted in braces: "{request}"';
}

/** The library throws at a character that no unit has. */
function verdictOn(unit: string): Verdict {
  try {
    return ucum.validate(unit);
  } catch {
    return { valid: false, errors: [] };
  }
}
