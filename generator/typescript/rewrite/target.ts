import type { AttributeValues, CodePlace, InstrumentKind, Library } from "../metric.js";

/** The recorder that takes the place of an instrument. */
export type RewriteTarget = {
  readonly recorder: string;
  /** What starts a timer in seconds; null where there is none. */
  readonly timer: string | null;
  /** Whether it takes a callback. */
  readonly isObservable: boolean;
  readonly instrument: "counter" | "up_down_counter" | "gauge" | "histogram";
  readonly attributes: readonly {
    readonly key: string;
    readonly isRequired: boolean;
    /** Null where any value of the type is allowed. */
    readonly values: AttributeValues;
  }[];
};

/** The recorder of an instrument, or why there is none. */
export type FindTarget = (made: {
  readonly library: Library;
  readonly kind: InstrumentKind;
  readonly name: string;
}) => RewriteTarget | string;

export type RewrittenFile = { readonly path: string; readonly before: string | null; readonly after: string };

export type Rewriting = {
  /** A file that is new has no text before. */
  readonly files: readonly RewrittenFile[];
  /** The names of the metrics that are recorded by recorders from then on. */
  readonly rewritten: readonly string[];
  readonly left: readonly { readonly name: string; readonly place: CodePlace; readonly reason: string }[];
  readonly texts: ReadonlyMap<string, string>;
};
