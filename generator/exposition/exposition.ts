import type { ExpositionFinding } from "./finding.js";

/** Prometheus text (0.0.4, 1.0.0) or OpenMetrics (1.0.0), which differ in types, timestamps and the names of counters. */
export type ExpositionFormat = "text" | "openmetrics";

/** The types of both formats; `untyped` is read as `unknown`. */
export type FamilyType =
  | "counter"
  | "gauge"
  | "histogram"
  | "summary"
  | "unknown"
  | "info"
  | "stateset"
  | "gaugehistogram";

/** What a sample is of its family; `quantile` carries the label `quantile`, `bucket` the label `le`. */
export type SamplePart = "value" | "bucket" | "sum" | "count" | "quantile" | "created";

export type Label = { readonly name: string; readonly value: string };

export type Exemplar = {
  readonly labels: readonly Label[];
  readonly value: number;
  readonly timestampMs: number | null;
};

/** One line with a value. Line and column are 1-based; the column is that of its name. */
export type Sample = {
  /** As it stands in the text, suffixes included. */
  readonly name: string;
  readonly part: SamplePart;
  /** In the order of the text; no name twice. */
  readonly labels: readonly Label[];
  readonly value: number;
  readonly timestampMs: number | null;
  readonly exemplar: Exemplar | null;
  readonly line: number;
  readonly column: number;
};

/** What `# TYPE` declares, or a name alone. In OpenMetrics a counter's family lacks the `_total` of its samples. */
export type MetricFamily = {
  readonly name: string;
  readonly type: FamilyType;
  /** Whether a `# TYPE` line says so. */
  readonly isTyped: boolean;
  readonly help: string | null;
  /** Of `# UNIT`: a word such as `seconds`, in Prometheus text whatever stands there; null where there is none. */
  readonly unit: string | null;
  readonly samples: readonly Sample[];
  /** Of the first line that names it. */
  readonly line: number;
};

/** A scrape as read: what could be read, in the order of the text, and what is wrong with the rest. */
export type Exposition = {
  readonly format: ExpositionFormat;
  readonly families: readonly MetricFamily[];
  readonly findings: readonly ExpositionFinding[];
  /** How many more findings there are than are listed. */
  readonly unlisted: number;
};
