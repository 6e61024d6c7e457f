import type { Bump } from "../diff/change.js";
import type { TranslationStrategy } from "../exported/route.js";
import type { UsePlace } from "../queries/use-places.js";
import type { AttributeType, Instrument, Sensitivity, Severity, SpanKind, Stability, Status } from "../vocabulary.js";

/**
 * What the page knows, as JSON beside its script. What is as most are is left out, and what several metrics say alike stands
 * once; the page works everything else out by itself.
 */
export type DictionaryData = {
  readonly format: 1;
  readonly title: string;
  readonly catalogs: readonly CatalogData[];
  /** Each definition once; `AttributeUse` refers to them by position. */
  readonly attributes: readonly AttributeData[];
  /** Units that have a text: `ms` is milliseconds. */
  readonly units: Readonly<Record<string, string>>;
  /** From the oldest to the newest; empty when no history was read. */
  readonly revisions: readonly RevisionData[];
  readonly metrics: readonly MetricData[];
  /** Events and spans; left out where no catalog has one. */
  readonly signals?: readonly SignalData[];
};

export type CatalogData = {
  readonly name: string;
  readonly strategy: TranslationStrategy;
  readonly exporter: "otlp" | "javascript" | null;
  readonly common: readonly AttributeUse[];
  /** Where its files can be read, with `{path}` and `{line}`. */
  readonly sourceLink?: string;
  /** Whether dashboards and rules were looked through. */
  readonly hasQueries?: true;
  /** Whether a report says what a running program emitted. */
  readonly hasCoverage?: true;
};

export type NoticeData = { readonly since?: string; readonly reason?: string; readonly renamedTo?: string };

export type AttributeData = {
  readonly key: string;
  readonly type: AttributeType;
  readonly description?: string;
  readonly note?: string;
  readonly values?: readonly ValueData[];
  /** Whether other values are allowed beside those. */
  readonly isOpen?: true;
  /** Limits and patterns, as sentences. */
  readonly limits?: readonly string[];
  readonly examples?: readonly string[];
  readonly sensitivity?: Sensitivity;
  readonly stability?: Stability;
  readonly deprecated?: NoticeData;
  readonly origin?: "common" | "shared";
  /** How many values it can take; left out where nothing bounds them. */
  readonly count?: number;
};

/** A prefix ends in `*`. */
export type ValueData = {
  readonly value: string;
  readonly description?: string;
  readonly note?: string;
  readonly stability?: Stability;
  readonly deprecated?: NoticeData;
};

export type AttributeUse = {
  readonly at: number;
  /** Left out where each measurement carries it. */
  readonly level?: "optional" | "conditional" | "recommended" | "opt_in";
  readonly when?: string;
};

/** What entries of every kind have. */
export type EntryData = {
  /** Position in `catalogs`. */
  readonly catalog: number;
  /** As exported. */
  readonly name: string;
  readonly description?: string;
  readonly note?: string;
  readonly attributes?: readonly AttributeUse[];
  readonly status?: Status;
  readonly stability?: Stability;
  readonly since?: string;
  readonly expires?: string;
  readonly owners?: readonly string[];
  readonly tags?: readonly string[];
  readonly entities?: readonly string[];
  readonly links?: readonly { readonly name?: string; readonly address: string }[];
  readonly deprecated?: NoticeData & { readonly until?: string; readonly emitBoth?: true };
  /** The package or file of another catalog that defines it, with its version. */
  readonly imported?: string;
  readonly place: { readonly path: string; readonly line: number };
  /** Exported names that it had. */
  readonly formerly?: readonly string[];
  readonly uses?: readonly UsePlace[];
  readonly changes?: readonly ChangeData[];
  readonly coverage?: CoverageData;
  readonly recordedIn?: readonly RecordedData[];
  /** Whether code was read, and none records it. */
  readonly isUnrecorded?: true;
};

/** A file of the program that records it, from the catalog's folder, and where in it. */
export type RecordedData = { readonly file: string; readonly line?: number };

export type MetricData = EntryData & {
  readonly kind: "metric";
  readonly instrument: Instrument;
  readonly isObservable?: true;
  readonly unit?: string;
  readonly isInt?: true;
  readonly buckets?: readonly number[];
  readonly cardinality: number;
  readonly isOff?: true;
  /** Left out where nothing records it itself. */
  readonly recorder?: string;
  readonly timer?: string;
  readonly variants?: readonly VariantData[];
};

export type EventData = EntryData & {
  readonly kind: "event";
  /** Left out: info. */
  readonly severity?: Severity;
  /** Exported names of the metrics that the same call records. */
  readonly records?: readonly string[];
  readonly recorder?: string;
};

export type SpanData = EntryData & {
  readonly kind: "span";
  /** Left out: internal. */
  readonly spanKind?: SpanKind;
  readonly records?: readonly string[];
  /** Exported names of the events that are attached to it. */
  readonly events?: readonly string[];
  /** Keys of the attributes that must be there when it ends. */
  readonly atEnd?: readonly string[];
  readonly recorder?: string;
};

export type SignalData = EventData | SpanData;

/** `attributes` are those that its recorder takes. */
export type VariantData = {
  readonly key: string;
  readonly description?: string;
  readonly note?: string;
  readonly attributes: readonly AttributeUse[];
  readonly recorder?: string;
  readonly timer?: string;
};

/** How many points, events or spans a running program emitted, and what it never did: attributes without values as a whole. */
export type CoverageData = {
  readonly count: number;
  readonly unseen?: readonly { readonly key: string; readonly values?: readonly string[] }[];
};

/** A state of the catalogs that was compared with the one before it. */
export type RevisionData = { readonly name: string; readonly date?: string };

export type ChangeData = {
  /** Position in `revisions`. */
  readonly revision: number;
  readonly kind: "came" | "changed" | "went";
  readonly message?: string;
  readonly attribute?: string;
  /** What it asks of the next version. */
  readonly bump?: Bump;
};
