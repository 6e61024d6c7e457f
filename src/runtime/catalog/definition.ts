import type { Expiry } from "./expiry.js";
import type { InvalidReason } from "./invalid.js";
import type { ArrayValue, AttributeValue, MetricState, RecorderState } from "./state.js";

/** What one attribute may hold. Plain data, written by the generator. */
export type AttributeDefinition = {
  readonly key: string;
  /** `object`: an array, as `arrayAttribute` defines it. */
  readonly type: "string" | "boolean" | "int" | "double" | "object";
  /** Default true. */
  readonly required?: boolean;
  /** The allowed values; with `open`, the known ones. */
  readonly values?: readonly (string | number)[];
  /** Beginnings of further allowed values, such as `subagent_`. */
  readonly prefixes?: readonly string[];
  /** Values that should no longer be used, each or all with a beginning (`old_*`), and what to report of them. */
  readonly deprecated?: readonly (readonly [value: string, text: string])[];
  /** Any value of the type is allowed besides the known ones. */
  readonly open?: boolean;
  /** With `deprecated`: reports a value that is one of them. */
  readonly warn?: (
    state: RecorderState,
    metric: string,
    definition: AttributeDefinition,
    value: AttributeValue,
  ) => void;
  /** With `pattern`, `maxLength`, `min` or `max`: why a value is not allowed. */
  readonly check?: (definition: AttributeDefinition, value: AttributeValue) => InvalidReason | undefined;
  /** Source of a regular expression (flag `u`) for the whole value. */
  readonly pattern?: string;
  /** In UTF-16 units. */
  readonly maxLength?: number;
  readonly min?: number;
  readonly max?: number;
  /** Budget of different values; what comes later is recorded as `_other`. */
  readonly maxValues?: number;
  /** With `maxValues`: whether it has no room for a value. */
  readonly isOver?: (
    state: RecorderState,
    metricState: MetricState,
    position: number,
    value: AttributeValue,
  ) => boolean;
  /** As the catalog says it; without it, telemetry goes by the name. Personal and secret values stand in no message. */
  readonly sensitivity?: "public" | "internal" | "personal" | "secret";
  /** What leaves of events and spans in place of a value that telemetry hides. Default `[REDACTED]`. */
  readonly redact?: "length" | "drop" | "hash";
  /** Whose key of telemetry lets a hidden value leave after all. */
  readonly content?: "user_prompt" | "tool_content";
  /** The copy of an array that stands for all equal ones, or why it is not allowed. */
  readonly read?: (received: unknown) => ArrayValue | InvalidReason | undefined;
  /** What is allowed, where the definition itself does not say it. */
  readonly toJSON?: () => object;
};

type Place = (...values: readonly AttributeValue[]) => number;

/** A metric as generated code writes it; `unit` in UCUM, as OpenTelemetry has it. */
export type MetricDefinition = {
  readonly name: string;
  readonly description?: string;
  readonly unit?: string;
  /** Default `double`, as in the OpenTelemetry API. */
  readonly valueType?: "int" | "double";
  /** Their order is the order of the values given to `find1` to `findMany`. */
  readonly attributes: readonly AttributeDefinition[];
  /**
   * Of few allowed values of the first attributes, as many as it has parameters: which of the metric's tables is theirs.
   * It gives each combination that is allowed a number of its own from 0. Default none.
   */
  readonly place?: Place;
  /** Budget of series, over all contexts. Default 2000, as in the OpenTelemetry SDK. */
  readonly cardinality?: number;
  /** Whether it is recorded unless the option `metrics` says otherwise. Default true. */
  readonly enabled?: boolean;
  /** Default none. */
  readonly expiry?: Expiry;
};

/** The same of a histogram. */
export type HistogramDefinition = MetricDefinition & {
  /** Bucket boundaries, ascending. */
  readonly buckets?: readonly number[];
};

/** The instruments, as the Meter names what creates them. */
export type InstrumentKind =
  | "Counter"
  | "UpDownCounter"
  | "Gauge"
  | "Histogram"
  | "ObservableCounter"
  | "ObservableUpDownCounter"
  | "ObservableGauge";

/** A metric with its instrument: a module constant of the generated code. */
export interface Metric {
  readonly kind: InstrumentKind;
  readonly name: string;
  readonly description: string | undefined;
  readonly unit: string | undefined;
  readonly valueType: "int" | "double" | undefined;
  readonly buckets: readonly number[] | undefined;
  readonly attributes: readonly AttributeDefinition[];
  readonly place: Place;
  readonly cardinality: number;
  /** Whether it takes whole numbers only. */
  readonly integer: boolean;
  /** The lowest value that it takes. */
  readonly lowest: number;
  readonly enabled: boolean;
  readonly expiry: Expiry | undefined;
  /** Place in the tables of each context; given by `defineCatalog`, -1 before. */
  slot: number;
}

function defineMetric(kind: InstrumentKind, definition: HistogramDefinition, lowest: number = -Infinity): Metric {
  // All metrics have the same fields in the same order, so that the engine treats them alike.
  return {
    kind,
    description: undefined,
    unit: undefined,
    valueType: undefined,
    buckets: undefined,
    place: () => 0,
    cardinality: 2000,
    enabled: true,
    expiry: undefined,
    ...definition,
    integer: definition.valueType === "int",
    lowest,
    slot: -1,
  };
}

/** What only other forms of a metric have; no attribute is called so. */
const absent: AttributeDefinition = { key: "\0", type: "string", required: false };

/** What one of several recorders of a metric takes: some of its attributes, by key where they are the metric's own. */
export function defineForm(metric: Metric, attributes: readonly (string | AttributeDefinition)[]): Metric {
  const own = metric.attributes.map((whole) => {
    const given = attributes.find((each) => (typeof each === "string" ? each : each.key) === whole.key);
    return typeof given === "string" ? whole : (given ?? absent);
  });
  return Object.create(metric, { attributes: { value: own } });
}

export function defineCounter(definition: MetricDefinition): Metric {
  return defineMetric("Counter", definition, 0);
}

export function defineUpDownCounter(definition: MetricDefinition): Metric {
  return defineMetric("UpDownCounter", definition);
}

export function defineGauge(definition: MetricDefinition): Metric {
  return defineMetric("Gauge", definition);
}

export function defineHistogram(definition: HistogramDefinition): Metric {
  return defineMetric("Histogram", definition, 0);
}

export function defineObservableCounter(definition: MetricDefinition): Metric {
  return defineMetric("ObservableCounter", definition, 0);
}

export function defineObservableUpDownCounter(definition: MetricDefinition): Metric {
  return defineMetric("ObservableUpDownCounter", definition);
}

export function defineObservableGauge(definition: MetricDefinition): Metric {
  return defineMetric("ObservableGauge", definition);
}
