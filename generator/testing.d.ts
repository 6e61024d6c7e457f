import type { MeterProviderOptions, MetricProducer } from "@opentelemetry/sdk-metrics";

/** What a reporter checks over the whole of a test run, and when it fails the run. */
export type TestRunOptions = {
  /** Default: catalog.yaml in the current folder. */
  readonly catalog?: string;
  /** Metrics that tests have to record: `all`, a stability such as `stable`, or patterns. */
  readonly require?: readonly string[];
  /** In percent of the metrics. */
  readonly minCoverage?: number;
  /** In percent of the allowed values. */
  readonly minValueCoverage?: number;
  readonly failOn?: "error" | "warning" | "none";
  readonly format?: "text" | "json" | "github" | "sarif" | "junit" | "markdown" | "lcov";
  /** Files that get the report, too: .json, .sarif, .xml, .md, .info, .txt. */
  readonly report?: readonly string[];
};

/** A reporter for Vitest: `reporters: ["default", vitestReporter({ require: ["stable"] })]`. */
export function vitestReporter(options?: TestRunOptions): { readonly onTestRunEnd: () => Promise<void> };

/** A reporter for `node --test`: `export default nodeReporter({ require: ["stable"] })` in a module of your own. */
export function nodeReporter(options?: TestRunOptions): (events: AsyncIterable<unknown>) => AsyncIterable<string>;

/** The reporter for Jest: `reporters: ["default", ["meterbook/testing/jest", { require: ["stable"] }]]`. */
export class JestReporter {
  constructor(configuration: unknown, options?: TestRunOptions);
  onRunComplete(): Promise<void>;
  getLastError(): Error | undefined;
}

/** What a reader checks by, and how it exports. */
export type CheckedReaderOptions = {
  /** Path of the catalog. Default: catalog.yaml in the current folder. */
  readonly catalog?: string;
  /** The day (UTC), as in `2026-11-22`, which decides what has expired. */
  readonly today?: string;
  /** The version of the program, for what ends with a version. */
  readonly release?: string;
  /** Whether the catalog answers for the metrics of every meter. */
  readonly allScopes?: boolean;
  /** Sources beside the SDK, such as `createRecorderProducer`. */
  readonly metricProducers?: readonly MetricProducer[];
};

/** What is not as the catalog says, each kind of it once, with the number of times; null where it is about no such thing. */
export type LiveFinding = {
  readonly code: string;
  readonly severity: "error" | "warning";
  readonly kind: "metric" | "event" | "span" | null;
  readonly metric: string | null;
  readonly event: string | null;
  readonly span: string | null;
  readonly attribute: string | null;
  readonly message: string;
  readonly help: string;
  readonly samples: readonly string[];
  readonly more_samples: boolean;
  readonly count: number;
  readonly first: string;
};

/** So many of so many; the percentage is rounded down to one place, and 100 of nothing. */
export type Share = { readonly seen: number; readonly of: number; readonly percent: number };

/** How much of the catalog was seen, in all and metric by metric. */
export type LiveCoverage = {
  readonly totals: {
    readonly metrics: Share;
    /** A reader of the SDK reads none, and no spans. */
    readonly events: Share;
    readonly spans: Share;
    readonly attributes: Share;
    readonly optional: Share;
    readonly values: Share;
  };
  readonly metrics: readonly { readonly metric: string; readonly points: number }[];
};

type Reader = NonNullable<MeterProviderOptions["readers"]>[number];

/** A reader of OpenTelemetry's SDK that checks what it collects. */
export type CheckedReader = Reader & {
  /** Collects once more, and gives all findings since the beginning, and the coverage. */
  check(): Promise<{ readonly findings: readonly LiveFinding[]; readonly coverage: LiveCoverage }>;
};

/** A reader of OpenTelemetry's SDK that checks what the program's own meters export: `readers: [checkedReader()]`. */
export function checkedReader(options?: CheckedReaderOptions): CheckedReader;
