import type { SpanKind } from "../vocabulary.js";

/** An attribute's value as it came; `text` is one of a format that knows only texts. */
export type ReceivedValue =
  | { readonly type: "string" | "text"; readonly value: string }
  | { readonly type: "boolean"; readonly value: boolean }
  | { readonly type: "int" | "double"; readonly value: number }
  | { readonly type: "array"; readonly items: readonly ReceivedValue[] }
  | { readonly type: "bytes" | "map" | "empty" };

export type ReceivedAttribute = { readonly key: string; readonly value: ReceivedValue };

/** What is said of a meter, logger or tracer: null where the format does not carry it. */
export type ReceivedScope = {
  readonly name: string | null;
  readonly version: string | null;
  readonly schemaUrl: string | null;
};

export type ReceivedShape = "gauge" | "sum" | "histogram" | "exponential_histogram" | "summary";

/** A metric in one payload, without its points; null stands for what its format does not carry. */
export type ReceivedHead = {
  readonly name: string;
  readonly description: string | null;
  readonly unit: string | null;
  readonly shape: ReceivedShape | null;
  /** Null for everything but sums. */
  readonly isMonotonic: boolean | null;
  readonly temporality: "unspecified" | "delta" | "cumulative" | null;
  /** Whether numbers say whether they are integers. */
  readonly isTyped: boolean;
};

export type ReceivedPoint = {
  /** The same for the same attributes as they were written. */
  readonly key: string;
  readonly attributes: () => readonly ReceivedAttribute[];
  /** Milliseconds since 1970; 0 where none is given. */
  readonly time: number;
  /** Null where none came, which is wrong; `unknown` where the way in carries none. */
  readonly value: ReceivedNumber | ReceivedDistribution | "unknown" | null;
};

export type ReceivedNumber = { readonly kind: "int" | "double"; readonly number: number };

export type ReceivedDistribution = {
  readonly kind: "distribution";
  readonly count: number;
  readonly sum: number | null;
  readonly min: number | null;
  readonly max: number | null;
  /** Null where there are no buckets with such bounds. */
  readonly bounds: readonly number[] | null;
  readonly bucketCounts: readonly number[] | null;
};

export type ReceivedMetric = {
  /** What distinguishes the program that sent it: its resource, as it was written. */
  readonly origin: string;
  readonly scope: ReceivedScope;
  readonly head: ReceivedHead;
  readonly points: Iterable<ReceivedPoint>;
};

/** A log record, or an event of a span; what bears no name is no event. */
export type ReceivedEvent = {
  /** Empty where there is none. */
  readonly name: string;
  /** OpenTelemetry's number, from 1 to 24; 0 where there is none. */
  readonly severity: number;
  readonly scope: ReceivedScope;
  readonly attributes: () => readonly ReceivedAttribute[];
  /** Milliseconds since 1970; 0 where none is given. */
  readonly time: number;
};

export type ReceivedSpan = {
  readonly name: string;
  /** Null where it is none that OpenTelemetry knows. */
  readonly kind: SpanKind | null;
  readonly scope: ReceivedScope;
  readonly attributes: () => readonly ReceivedAttribute[];
  /** Milliseconds since 1970; 0 where none is given. */
  readonly start: number;
  readonly end: number;
  /** Whether its status says that what it covers failed. */
  readonly hasFailed: boolean;
  readonly events: Iterable<Pick<ReceivedEvent, "name" | "attributes" | "time">>;
};
