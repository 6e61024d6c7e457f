import type { LabelSet } from "./label-set.js";
import type { Selector, Token } from "./selector.js";

/** A label that an expression names outside of selectors. `sets` are the results of which it has to be a label. */
export type LabelUse = {
  readonly label: Token;
  readonly how: "by" | "without" | "on" | "ignoring" | "include" | "argument";
  readonly sets: readonly LabelSet[];
};

/** A function or an aggregation over a selector alone, whatever range, offset or brackets stand around that. */
export type Call = { readonly name: string; readonly selector: Selector };

/** A `histogram_quantile`, and what it is given. */
export type Quantile = {
  readonly from: number;
  readonly to: number;
  readonly argument: LabelSet;
  readonly selectors: readonly Selector[];
};

/** What an expression asks for. */
export type Analysis = {
  readonly selectors: readonly Selector[];
  readonly labels: readonly LabelUse[];
  readonly calls: readonly Call[];
  readonly quantiles: readonly Quantile[];
  readonly result: LabelSet;
};
