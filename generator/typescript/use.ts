import type { AttributeValues, CodePlace, InstrumentKind, Library, UnreadMetric } from "./metric.js";

/** A place where the method of a recorder is called, or is passed on to be called elsewhere. */
export type RecorderUse = {
  readonly method: string;
  /** The generated class that declares it; null where its types are not there. */
  readonly owner: string | null;
  readonly place: CodePlace;
  readonly isTest: boolean;
  /** What is passed, or null where that is not known: the method is passed on, or its types are not there. */
  readonly attributes: readonly UsedAttribute[] | null;
};

export type UsedAttribute = {
  readonly key: string;
  readonly values: AttributeValues;
  readonly place: CodePlace;
  /** Whether it is written as a literal. */
  readonly isLiteral: boolean;
  /** Whether it looks as if it had no bounds, as `request.url` does. */
  readonly isUnbounded: boolean;
};

/** A metric that is made by hand. */
export type RawMetric = {
  readonly library: Library;
  readonly kind: InstrumentKind;
  readonly name: string;
  readonly place: CodePlace;
};

/** An event or a span that is made by hand. */
export type RawSignal = { readonly kind: "event" | "span"; readonly name: string; readonly place: CodePlace };

export type ReadUsage = {
  readonly uses: readonly RecorderUse[];
  readonly raw: readonly RawMetric[];
  readonly rawSignals: readonly RawSignal[];
  readonly unread: readonly UnreadMetric[];
  readonly texts: ReadonlyMap<string, string>;
  readonly files: number;
  readonly checked: number;
};
