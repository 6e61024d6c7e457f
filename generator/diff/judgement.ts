import { type Impact, impacts, type Judgement } from "./change.js";

export function judged(callers: Impact, consumers: Impact): Judgement {
  return { callers, consumers };
}

/** For both audiences. */
export function both(impact: Impact): Judgement {
  return judged(impact, impact);
}

export function worst(...found: readonly Impact[]): Impact {
  return impacts.find((impact) => found.includes(impact)) ?? "none";
}

/** Nobody records or charts what is planned or gone: its words change, and nothing else. */
export const unrecorded: Judgement = judged("none", "cosmetic");
