export type Library = "prometheus" | "opentelemetry";
export type InstrumentKind = "counter" | "up_down_counter" | "gauge" | "histogram" | "summary";

/** A place in a file of the program: offsets into its text. */
export type CodePlace = { readonly path: string; readonly start: number; readonly end: number };

/** What the types, or the calls, say of the values of an attribute. */
export type AttributeValues =
  | { readonly type: "string" | "boolean" | "double" | "unknown"; readonly values: null }
  | { readonly type: "string"; readonly values: readonly string[] }
  | { readonly type: "int" | "double"; readonly values: readonly number[] };

export type ReadAttribute = {
  readonly key: string;
  readonly values: AttributeValues;
  /** Whether each call that is known gives it. */
  readonly isAlwaysThere: boolean;
};

/** What a call does with its instrument. */
export type Method = "inc" | "dec" | "set" | "observe" | "add" | "record" | "startTimer" | "addCallback" | "other";

/** One metric as a program defines it. */
export type ReadMetric = {
  readonly library: Library;
  readonly kind: InstrumentKind;
  readonly observable: boolean;
  readonly name: string;
  readonly description: string | null;
  readonly unit: string | null;
  readonly valueType: "int" | "double" | null;
  readonly buckets: readonly number[] | null;
  readonly attributes: readonly ReadAttribute[];
  /** Whether the attributes are known: by a definition that lists them, or by calls of which each shows its own. */
  readonly isComplete: boolean;
  readonly place: CodePlace;
  readonly methods: ReadonlySet<Method>;
  /** Whether each amount is a whole number that the code writes out, as in `inc()`. */
  readonly isWhole: boolean;
  /** Of prom-client: what has no counterpart, such as `percentiles`. */
  readonly extras: readonly string[];
};

/** A metric that is made, and that cannot be read. */
export type UnreadMetric = { readonly place: CodePlace; readonly reason: string };

export type ReadMetrics = {
  readonly metrics: readonly ReadMetric[];
  readonly unread: readonly UnreadMetric[];
  /** The texts that places lie in, by path. */
  readonly texts: ReadonlyMap<string, string>;
  /** How many files were read, and how many of them were given to the checker. */
  readonly files: number;
  readonly checked: number;
};
