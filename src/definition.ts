/** What one attribute may hold. Plain data, written by the generator. */
export type AttributeDefinition = {
  readonly key: string;
  readonly type: "string" | "boolean" | "int" | "double";
  /** Default true. */
  readonly required?: boolean;
  /** The allowed values; with `open`, the known ones. */
  readonly values?: readonly (string | number)[];
  /** Beginnings of further allowed values, such as `subagent_`. */
  readonly prefixes?: readonly string[];
  /** Any value of the type is allowed besides the known ones. */
  readonly open?: boolean;
  /** Source of a regular expression (flag `u`) for the whole value. */
  readonly pattern?: string;
  /** In UTF-16 units. */
  readonly maxLength?: number;
  readonly min?: number;
  readonly max?: number;
  /** Budget of different values; what comes later is recorded as `_other`. */
  readonly maxValues?: number;
};

export type MetricDefinition = {
  readonly name: string;
  readonly description?: string;
  readonly unit?: string;
  /** Default `double`, as in the OpenTelemetry API. */
  readonly valueType?: "int" | "double";
  /** Their order is the order of the values given to `find1` to `findMany`. */
  readonly attributes: readonly AttributeDefinition[];
  /** Budget of series, over all contexts. Default 2000, as in the OpenTelemetry SDK. */
  readonly cardinality?: number;
};

export type HistogramDefinition = MetricDefinition & {
  /** Bucket boundaries, ascending. */
  readonly buckets?: readonly number[];
};

export type InstrumentKind =
  | "counter"
  | "up_down_counter"
  | "gauge"
  | "histogram"
  | "observable_counter"
  | "observable_up_down_counter"
  | "observable_gauge";

/** A metric with its instrument: a module constant of the generated code. */
export interface Metric {
  readonly kind: InstrumentKind;
  readonly definition: HistogramDefinition;
  readonly integer: boolean;
  /** The lowest value that may be recorded. */
  readonly lowest: number;
  readonly highest: number;
  readonly cardinality: number;
  /** Place in the tables of each context; given by `defineCatalog`, -1 before. */
  slot: number;
}

function defineMetric(kind: InstrumentKind, definition: HistogramDefinition): Metric {
  const integer = definition.valueType === "int";
  const highest = integer ? Number.MAX_SAFE_INTEGER : Number.MAX_VALUE;
  const monotonic = kind === "counter" || kind === "observable_counter" || kind === "histogram";
  return {
    kind,
    definition,
    integer,
    lowest: monotonic ? 0 : -highest,
    highest,
    cardinality: definition.cardinality ?? 2000,
    slot: -1,
  };
}

export function defineCounter(definition: MetricDefinition): Metric {
  return defineMetric("counter", definition);
}

export function defineUpDownCounter(definition: MetricDefinition): Metric {
  return defineMetric("up_down_counter", definition);
}

export function defineGauge(definition: MetricDefinition): Metric {
  return defineMetric("gauge", definition);
}

export function defineHistogram(definition: HistogramDefinition): Metric {
  return defineMetric("histogram", definition);
}

export function defineObservableCounter(definition: MetricDefinition): Metric {
  return defineMetric("observable_counter", definition);
}

export function defineObservableUpDownCounter(definition: MetricDefinition): Metric {
  return defineMetric("observable_up_down_counter", definition);
}

export function defineObservableGauge(definition: MetricDefinition): Metric {
  return defineMetric("observable_gauge", definition);
}
