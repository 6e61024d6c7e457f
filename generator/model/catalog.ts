import type { RuleCode } from "../diagnostics/codes.js";
import type { Level } from "../diagnostics/severity.js";
import type { Route, TranslationStrategy } from "../exported/route.js";
import type { Path, Place, Provenance } from "../source.js";
import type { EntryKind, OutputName, Severity, SpanKind, Stability, Status, ValueType } from "../vocabulary.js";
import type { Annotations, Attribute, Notice } from "./attribute.js";
import type { Page } from "./page.js";
import type { RecordedValue, RecordSource, SignalNames } from "./signal.js";

export type {
  AllowedValue,
  Annotation,
  Annotations,
  Attribute,
  AttributeOrigin,
  Example,
  Notice,
  Requirement,
  Scalar,
  ValueFacts,
} from "./attribute.js";
export type { Page, PageSection } from "./page.js";
export type { RecordedValue, RecordSource, SignalNames } from "./signal.js";
export type { Instrument, ScalarType, Stability, Status } from "../vocabulary.js";

/**
 * What a catalog means. Nothing that has a default is missing, references are objects, every generated name is chosen,
 * and order is the catalog's own.
 */
export type Catalog = {
  /** The file that holds the catalog, as messages call it; those of its parts begin as it does. */
  readonly file: string;
  /** Name of the meter. */
  readonly name: string;
  readonly prefix: string;
  /** The instrumentation scope, beside its name. */
  readonly meter: { readonly version: string | null; readonly schemaUrl: string | null };
  readonly context: readonly Attribute[];
  /** What metrics refer to by name, in the order of the files. */
  readonly shared: readonly Attribute[];
  /** Its own, then those that it imports, which are called by their exported names. */
  readonly metrics: readonly Metric[];
  readonly imports: readonly Import[];
  readonly events: readonly EventEntry[];
  readonly spans: readonly SpanEntry[];
  readonly page: Page;
  readonly settings: Settings;
  readonly names: CatalogNames;
};

/** Another catalog that this one imports. */
export type Import = Provenance & {
  /** As this catalog writes it. */
  readonly from: string;
  /** The names and namespaces that this catalog lists. */
  readonly listed: Readonly<Record<"metrics" | "events" | "spans", readonly string[]>>;
  /** The shared attributes of it that this catalog refers to. */
  readonly attributes: readonly Attribute[];
};

type CatalogNames = {
  /** Type of the context, such as `CodexContext`. */
  readonly context: string;
  /** Class of the recorders, such as `CodexRecorders`. */
  readonly recorders: string;
  /** Stem of both, such as `Codex`. */
  readonly stem: string;
};

export type TimeUnit = "ns" | "us" | "ms" | "s" | "min" | "h" | "d";

/** What a catalog declares under a name of its own, whatever signal it is. */
export type CatalogEntry = {
  readonly kind: EntryKind;
  /** As written in the catalog, without the prefix. */
  readonly key: string;
  /** As exported. */
  readonly name: string;
  /** Empty when there is none. */
  readonly description: string;
  readonly attributes: readonly Attribute[];
  /** Its forms with further attributes, which share its exported name; none for most. */
  readonly variants: readonly Variant[];
  readonly status: Status;
  readonly stability: Stability;
  readonly since: string | null;
  readonly owners: readonly string[];
  readonly deprecated: Deprecation | null;
  /** The last day on which it is recorded, or the first version without it. */
  readonly expires: string | null;
  readonly note: string | null;
  readonly links: readonly Link[];
  readonly tags: readonly string[];
  /** What it is measured on, as OpenTelemetry names entities. */
  readonly entities: readonly string[];
  readonly annotations: Annotations;
  /** Codes of the findings that are accepted for it. */
  readonly allow: readonly string[];
  /** Where it comes from and is defined; null where the catalog itself has it. */
  readonly imported: ImportedFrom | null;
  /** Where it stands in the document. */
  readonly path: Path;
  readonly place: Place;
};

type ImportedFrom = Provenance & { readonly place: Place };

type Measured = {
  readonly kind: "metric";
  /** UCUM; empty when there is none. */
  readonly unit: string;
  readonly valueType: ValueType;
  readonly cardinality: number;
  /** False: it is recorded only where a program switches it on. */
  readonly enabled: boolean;
  readonly names: MetricNames;
  /** False where only its variants have recorders. */
  readonly hasOwnRecorder: boolean;
};

/** A form of a metric; what it does not say is said by the metric. */
export type Variant = {
  /** As written in the catalog. */
  readonly key: string;
  readonly description: string;
  readonly note: string | null;
  /** Those of the metric, with its own behind them or in their place. */
  readonly attributes: readonly Attribute[];
  /** Those that it says itself. */
  readonly own: readonly Attribute[];
  readonly names: MetricNames;
  readonly path: Path;
  readonly place: Place;
};

type SumForm = { readonly instrument: "counter" | "up_down_counter"; readonly observable: boolean };
type GaugeForm = { readonly instrument: "gauge"; readonly observable: boolean };
type HistogramForm = {
  readonly instrument: "histogram";
  /** A rule reports it: OpenTelemetry has no observable histogram. */
  readonly observable: boolean;
  /** Ascending; null leaves them to the SDK. */
  readonly buckets: readonly number[] | null;
};

export type Instrumentation = SumForm | GaugeForm | HistogramForm;
export type Metric = CatalogEntry & Measured & Instrumentation;
export type Histogram = Extract<Metric, { readonly instrument: "histogram" }>;

export type MetricNames = {
  /** Method of the recorders, such as `toolCall`; observables have `observeToolCall`. */
  readonly recorder: string;
  /** Method that starts a timer, for histograms of a time unit; null otherwise. */
  readonly timer: { readonly method: string; readonly unit: TimeUnit } | null;
  /** Type of the attributes, such as `ToolCallAttributes`. */
  readonly attributes: string;
  /** Stem of the metric's constants, such as `toolCall`. */
  readonly stem: string;
  /** The stem as the catalog chooses it; null when it is made of the name. */
  readonly chosen: string | null;
};

/** What leaves as a log record, and the metrics that the same call records. */
export type EventEntry = CatalogEntry & {
  readonly kind: "event";
  readonly severity: Severity;
  readonly records: readonly RecordedMetric[];
  readonly names: SignalNames;
};

export type SpanEntry = CatalogEntry & {
  readonly kind: "span";
  readonly spanKind: SpanKind;
  /** Keys of the events that are attached to it. */
  readonly events: readonly string[];
  readonly records: readonly RecordedMetric[];
  readonly names: SignalNames;
};

export type Signal = EventEntry | SpanEntry;
export type AnyEntry = Metric | Signal;

/** A metric that the call of an event or a span records. */
export type RecordedMetric = {
  readonly metric: Metric;
  /** Null counts one. */
  readonly value: RecordedValue | null;
  /** In the order of the metric; what has no source is left out. */
  readonly attributes: readonly { readonly target: Attribute; readonly source: RecordSource }[];
};

export type Link = { readonly name: string | null; readonly address: string };

export type Deprecation = Notice & {
  /** Whether both names are exported, whichever of the two recorders is called. */
  readonly emitBoth: boolean;
  /** The last day on which both names are exported, or the first version without the old one. */
  readonly until: string | null;
  /** Whether numbers are converted between the units of the two names. */
  readonly convert: boolean;
};

export type Settings = {
  readonly output: string;
  readonly outputs: ReadonlySet<OutputName>;
  readonly language: "typescript" | "javascript";
  /** How JavaScript is loaded. */
  readonly modules: "esm" | "commonjs";
  readonly importExtension: "js" | "ts" | "none";
  readonly command: string;
  /** Where the catalog's files can be read: an address with `{path}`, from its folder, and `{line}`. */
  readonly sourceLink: string | null;
  /** The file that says where each entry is recorded, as `meterbook usage --write` keeps it. */
  readonly recordedIn: { readonly path: string; readonly place: Place } | null;
  readonly markdown: readonly { readonly path: string; readonly place: Place }[];
  readonly templates: readonly { readonly output: string; readonly template: string; readonly place: Place }[];
  /** How much each rule of lint counts, where that is not its default. */
  readonly levels: ReadonlyMap<RuleCode, Level>;
  readonly prometheus: PrometheusSettings;
  readonly queries: QuerySettings;
};

/** How the metrics come into Prometheus. */
type PrometheusSettings = {
  readonly strategy: TranslationStrategy;
  /** Null leaves it open. */
  readonly exporter: "otlp" | "javascript" | null;
  /** The way that names the metrics, and then others on which they may come. */
  readonly routes: readonly [Route, ...Route[]];
};

/** Which dashboards and rules use the metrics. */
export type QuerySettings = {
  /** Paths and globs, from the catalog's folder. */
  readonly files: readonly string[];
  /** Patterns of the names in Prometheus that this catalog answers for, beside those under its prefix. */
  readonly owns: readonly string[];
  /** Labels that are added on the way to Prometheus, such as `cluster`. */
  readonly labels: readonly string[];
  /** Whether the reference of the metrics says where each is used. */
  readonly inReference: boolean;
};
