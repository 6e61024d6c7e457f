import type { Impact } from "../../diff/change.js";

/**
 * Two catalogs that differ in one change, and what it is for each audience; without `catalog: 1`, and without `name: shop`
 * unless the name is what changes.
 */
export type ChangeExample = {
  readonly before: string;
  readonly after: string;
  readonly callers: Impact;
  readonly consumers: Impact;
};

export type Judged = readonly [callers: Impact, consumers: Impact];

export const breaking: Judged = ["breaking", "breaking"];
export const additive: Judged = ["additive", "additive"];
export const cosmetic: Judged = ["cosmetic", "cosmetic"];
export const onlyConsumers: Judged = ["none", "breaking"];

/** A catalog of one counter. */
export const orders = "metrics:\n  orders:\n    instrument: counter\n    description: A customer confirmed.";

export function changed([callers, consumers]: Judged, before: string, after: string): ChangeExample {
  return { before: `${before}\n`, after: `${after}\n`, callers, consumers };
}

/** One more line of a counter; an empty text for none. */
export function ofCounter(judged: Judged, before: string, after: string): ChangeExample {
  const around = (line: string) => `${orders}${line && `\n    ${line}`}`;
  return changed(judged, around(before), around(after));
}
