import type { Impacts } from "../change.js";
import { impactsOf } from "../impacts.js";

/** The compiler knows no bounds; narrower ones end series at run time. */
const narrower: Impacts = impactsOf("none", "breaking");
const wider: Impacts = impactsOf("none", "additive");

/** An upper bound, null for none. */
export function lowered(base: number | null, head: number | null): Impacts {
  return (head ?? Number.POSITIVE_INFINITY) < (base ?? Number.POSITIVE_INFINITY) ? narrower : wider;
}

/** A lower bound, null for none. */
export function raised(base: number | null, head: number | null): Impacts {
  return (head ?? Number.NEGATIVE_INFINITY) > (base ?? Number.NEGATIVE_INFINITY) ? narrower : wider;
}

/** Whether one pattern allows all that another does is not known, so each but none counts as narrower. */
export function patternChanged(head: string | null): Impacts {
  return head === null ? wider : narrower;
}
