type Value = {
  readonly stringValue?: string;
  readonly intValue?: string | number;
  readonly boolValue?: boolean;
  readonly doubleValue?: number;
};
type KeyValue = { readonly key: string; readonly value: Value };

type Resource = { readonly attributes: readonly KeyValue[] };
type LogRecord = {
  readonly eventName: string;
  readonly severityNumber: number;
  readonly severityText: string;
  readonly timeUnixNano: string;
  readonly attributes: readonly KeyValue[];
};
type Span = {
  readonly name: string;
  readonly traceId: string;
  readonly spanId: string;
  readonly parentSpanId?: string;
  readonly attributes: readonly KeyValue[];
  readonly status: { readonly code?: number };
};
type Point = { readonly attributes: readonly KeyValue[]; readonly asInt?: string | number; readonly asDouble?: number };
type Metric = {
  readonly name: string;
  readonly sum?: { readonly aggregationTemporality: number; readonly dataPoints: readonly Point[] };
};

/** The parts of decoded OTLP requests that the tests look at. */
type OtlpRequest = {
  readonly resourceLogs?: readonly {
    readonly resource: Resource;
    readonly scopeLogs: readonly { readonly logRecords: readonly LogRecord[] }[];
  }[];
  readonly resourceSpans?: readonly {
    readonly resource: Resource;
    readonly scopeSpans: readonly { readonly spans: readonly Span[] }[];
  }[];
  readonly resourceMetrics?: readonly {
    readonly resource: Resource;
    readonly scopeMetrics: readonly { readonly metrics: readonly Metric[] }[];
  }[];
};

type Holder = { readonly request: OtlpRequest };

export function logRecords(received: readonly Holder[]): readonly LogRecord[] {
  return received
    .flatMap(({ request }) => request.resourceLogs ?? [])
    .flatMap(({ scopeLogs }) => scopeLogs.flatMap((scope) => scope.logRecords));
}

export function spans(received: readonly Holder[]): readonly Span[] {
  return received
    .flatMap(({ request }) => request.resourceSpans ?? [])
    .flatMap(({ scopeSpans }) => scopeSpans.flatMap((scope) => scope.spans));
}

export function metricsOf(received: readonly Holder[]): readonly Metric[] {
  return received
    .flatMap(({ request }) => request.resourceMetrics ?? [])
    .flatMap(({ scopeMetrics }) => scopeMetrics.flatMap((scope) => scope.metrics));
}

export function resources(received: readonly Holder[]): readonly Resource[] {
  return received
    .flatMap(({ request }) => [
      ...(request.resourceLogs ?? []),
      ...(request.resourceSpans ?? []),
      ...(request.resourceMetrics ?? []),
    ])
    .map(({ resource }) => resource);
}

/** Attributes as a plain object. */
export function attributesOf({ attributes }: { readonly attributes: readonly KeyValue[] }): Record<string, unknown> {
  return Object.fromEntries(
    attributes.map(({ key, value }) => [
      key,
      value.stringValue ?? value.boolValue ?? value.doubleValue ?? Number(value.intValue),
    ]),
  );
}
