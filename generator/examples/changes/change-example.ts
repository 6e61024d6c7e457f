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

export type Assessment = readonly [callers: Impact, consumers: Impact];

export const breaking: Assessment = ["breaking", "breaking"];
export const additive: Assessment = ["additive", "additive"];
export const cosmetic: Assessment = ["cosmetic", "cosmetic"];
export const onlyConsumers: Assessment = ["none", "breaking"];

/** A catalog of one counter. */
export const orders = "metrics:\n  orders:\n    instrument: counter\n    description: A customer confirmed.";

export function changed([callers, consumers]: Assessment, before: string, after: string): ChangeExample {
  return { before: `${before}\n`, after: `${after}\n`, callers, consumers };
}

/** One more line of a counter; an empty text for none. */
export function ofCounter(impacts: Assessment, before: string, after: string): ChangeExample {
  const around = (line: string) => `${orders}${line && `\n    ${line}`}`;
  return changed(impacts, around(before), around(after));
}
