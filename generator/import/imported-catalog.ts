import type { ImportCode } from "../diagnostics/import-codes.js";
import type { Place, SourceText } from "../source.js";
import type {
  AttributeType,
  EntryKind,
  Instrument,
  Sensitivity,
  Severity,
  SpanKind,
  Stability,
  ValueType,
} from "../vocabulary.js";

/**
 * What every reader of a foreign format returns, and all that the writer knows of it.
 *
 * A reader says what its source says, and nothing else: a key that it leaves out takes the catalog's default in a new metric,
 * and is not compared with a metric that is there. It decides neither order nor layout, shares nothing, and need not know
 * which names a catalog may hold: the writer does all of that (`write/`). What the reader cannot carry over, or had to
 * guess, it adds to `losses`; nothing is left out in silence. It throws for nothing that stands in a source.
 */
export type ImportedCatalog = {
  /** A name for a new catalog, such as the component's; null where the source has none. */
  readonly name: string | null;
  /** How the metrics are named: as OpenTelemetry's instruments, or as Prometheus stores them. */
  readonly naming: "opentelemetry" | "prometheus";
  /** In any order; of two with one name the first one counts, and the second is a loss. */
  readonly metrics: readonly ImportedMetric[];
  /** Left out: none. An event, a span and a metric may have one name. */
  readonly signals?: readonly ImportedSignal[] | undefined;
  readonly losses: readonly ImportLoss[];
};

/** Whether an entry of a kind and a whole name is to be imported. */
export type IsWanted = (kind: EntryKind, name: string) => boolean;

/** What entries of every kind may say. */
export type ImportedFacts = {
  /** Whole, with every prefix. */
  readonly name: string;
  readonly at: Place | SourceText;
  /** Stands above the entry, behind `# `: where it comes from, such as `from src/metrics.ts:12`. No line breaks. */
  readonly comment?: string | undefined;
  readonly description?: string | undefined;
  readonly note?: string | undefined;
  readonly attributes?: readonly ImportedAttribute[] | undefined;
  readonly stability?: Stability | undefined;
  readonly since?: string | undefined;
  readonly owners?: readonly string[] | undefined;
  readonly deprecated?: ImportedDeprecation | undefined;
  readonly entities?: readonly string[] | undefined;
  readonly annotations?: ImportedAnnotations | undefined;
};

export type ImportedMetric = ImportedFacts & {
  readonly kind?: "metric" | undefined;
  readonly instrument: Instrument;
  readonly observable?: boolean | undefined;
  /** In UCUM. */
  readonly unit?: string | undefined;
  readonly valueType?: ValueType | undefined;
  readonly buckets?: readonly number[] | undefined;
  /** Forms with further attributes under the same name. */
  readonly variants?: readonly ImportedVariant[] | undefined;
  /** Left out: it is on. */
  readonly enabled?: false | undefined;
};

export type ImportedEvent = ImportedFacts & {
  readonly kind: "event";
  readonly severity?: Severity | undefined;
};

export type ImportedSpan = ImportedFacts & {
  readonly kind: "span";
  readonly spanKind?: SpanKind | undefined;
  /** Whole names of the events that are attached to it. */
  readonly events?: readonly string[] | undefined;
};

export type ImportedSignal = ImportedEvent | ImportedSpan;
export type ImportedEntry = ImportedMetric | ImportedSignal;

export function kindOf({ kind = "metric" }: ImportedEntry): EntryKind {
  return kind;
}

/** The forms of a metric; an event and a span have none. */
export function variantsOf(entry: ImportedEntry): readonly ImportedVariant[] {
  return "variants" in entry ? (entry.variants ?? []) : [];
}

export type ImportedVariant = {
  readonly key: string;
  readonly description?: string | undefined;
  readonly note?: string | undefined;
  readonly attributes: readonly ImportedAttribute[];
};

/** One use of an attribute, with everything that holds for it there. What several metrics use alike becomes shared. */
export type ImportedAttribute = {
  readonly key: string;
  readonly type: AttributeType;
  /** What runs showed of it: others may show more values, and numbers with a fraction. */
  readonly seen?: "never" | "some" | undefined;
  /** The allowed values, or with `open` the known ones. */
  readonly values?: readonly ImportedValue[] | undefined;
  readonly open?: boolean | undefined;
  /** Left out: required. */
  readonly requirement?: ImportedRequirement | undefined;
  readonly description?: string | undefined;
  readonly note?: string | undefined;
  readonly examples?: readonly Example[] | undefined;
  readonly maxValues?: number | undefined;
  readonly sensitivity?: Sensitivity | undefined;
  readonly stability?: Stability | undefined;
  readonly deprecated?: ImportedDeprecation | undefined;
  readonly annotations?: ImportedAnnotations | undefined;
};

export type ImportedRequirement =
  | "required"
  | "recommended"
  | "opt_in"
  | { readonly when: string }
  | { readonly recommended: string };

export type ImportedValue = {
  readonly value: string | number;
  readonly description?: string | undefined;
  readonly note?: string | undefined;
  readonly stability?: Stability | undefined;
  readonly deprecated?: ImportedDeprecation | undefined;
};

/** `renamedTo` is a whole name; where it leads to nothing in the catalog, the writer says it in the reason. */
export type ImportedDeprecation = {
  readonly since?: string | undefined;
  readonly reason?: string | undefined;
  readonly renamedTo?: string | undefined;
};

type Scalar = string | number | boolean;
export type Example = Scalar | readonly Scalar[];

/** Whatever JSON can say. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };
type ImportedAnnotations = Readonly<Record<string, Json>>;

/** What could not be carried over as it was, had to be guessed, or is no entry of a catalog: where, why (a sentence without a period), and what to do. */
export type ImportLoss = {
  readonly code: ImportCode;
  /** A place in the source, or the source as a whole. */
  readonly at: Place | SourceText;
  readonly message: string;
  /** Left out: what the code asks for in general. */
  readonly help?: string | undefined;
  /** The metric, event or span that it is about, by its whole name, so that `--only` can leave it out; null where it is about none or several. */
  readonly metric: string | null;
};
