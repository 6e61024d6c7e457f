import { ucum } from "@atomic-ehr/ucum";

/** What the library answers; its own types do not resolve under Node's rules. */
type Verdict = { readonly valid: boolean };

/**
 * What numbers in one unit are multiplied by to be in another; undefined when the two measure different things, or when a
 * zero of one is none of the other, as with degrees.
 */
export function factorBetween(from: string, to: string): number | undefined {
  if (!isUcum(from) || !isUcum(to) || ucum.isSpecialUnit(from) || ucum.isSpecialUnit(to)) return undefined;
  return ucum.isConvertible(from, to) ? ucum.convert(1, from, to) : undefined;
}

/** Units are UCUM codes, case-sensitive (OpenTelemetry semantic conventions, instrument units). */
export function isUcum(unit: string): boolean {
  if (!/^[\x21-\x7e]+$/.test(unit)) return false;
  try {
    const verdict: Verdict = ucum.validate(unit);
    return verdict.valid;
  } catch {
    // The library throws at a character that no unit has.
    return false;
  }
}
