import type { Attribute, Scalar } from "./attribute.js";
import type { Conversion } from "./units/conversion.js";

/** What an event or a span is called in code. */
export type SignalNames = {
  /** Method of `record.emit` or `record.span`, such as `toolResult`. */
  readonly recorder: string;
  /** Type of the attributes, such as `ToolResultEvent`. */
  readonly attributes: string;
  /** The method as the catalog chooses it; null when it is made of the name. */
  readonly chosen: string | null;
};

/** The number of a metric that a call records. */
export type RecordedValue = {
  readonly source: RecordSource;
  /** Of the numbers of the source, where it is written; null where the end of its name may say it. */
  readonly unit: string | null;
  readonly conversion: Conversion | null;
};

/** Where a value of a recorded metric comes from: an attribute, the length of the span, or always the same. */
export type RecordSource =
  | {
      readonly kind: "attribute";
      readonly attribute: Attribute;
      /** What its values become; `*` is all others. Null where they stay. */
      readonly values: ReadonlyMap<string, Scalar> | null;
    }
  | { readonly kind: "duration" }
  | { readonly kind: "constant"; readonly value: Scalar };
