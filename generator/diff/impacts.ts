import { type Impact, impacts, type Impacts } from "./change.js";

export function impactsOf(callers: Impact, consumers: Impact): Impacts {
  return { callers, consumers };
}

/** For both audiences. */
export function both(impact: Impact): Impacts {
  return impactsOf(impact, impact);
}

export function worst(...found: readonly Impact[]): Impact {
  return impacts.find((impact) => found.includes(impact)) ?? "none";
}

/** Nobody records or charts what is planned or gone: its words change, and nothing else. */
export const unrecorded: Impacts = impactsOf("none", "cosmetic");
