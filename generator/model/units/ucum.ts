import { ucum } from "@atomic-ehr/ucum";

/** What the library answers; its own types do not resolve under Node's rules. */
type Verdict = { readonly valid: boolean };

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
