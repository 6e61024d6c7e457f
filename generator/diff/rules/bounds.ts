import type { Judgement } from "../change.js";
import { judged } from "../judgement.js";

/** The compiler knows no bounds; narrower ones end series at run time. */
const narrower: Judgement = judged("none", "breaking");
const wider: Judgement = judged("none", "additive");

/** An upper bound, null for none. */
export function lowered(base: number | null, head: number | null): Judgement {
  return (head ?? Number.POSITIVE_INFINITY) < (base ?? Number.POSITIVE_INFINITY) ? narrower : wider;
}

/** A lower bound, null for none. */
export function raised(base: number | null, head: number | null): Judgement {
  return (head ?? Number.NEGATIVE_INFINITY) > (base ?? Number.NEGATIVE_INFINITY) ? narrower : wider;
}

/** Whether one pattern allows all that another does cannot be told, so each but none counts as narrower. */
export function patternChanged(head: string | null): Judgement {
  return head === null ? wider : narrower;
}
