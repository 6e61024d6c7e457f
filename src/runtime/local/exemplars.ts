import { type Attributes, type HrTime, type Span, trace } from "@opentelemetry/api";
import { bucketOf } from "./aggregation.js";

/** The filters of OpenTelemetry's specification: of measurements in a sampled span, of all, of none. */
export type ExemplarFilter = "trace_based" | "always_on" | "always_off";

/** A measurement that stands for others, with the span that it was recorded in. */
export type Exemplar = {
  readonly value: number;
  readonly timestamp: HrTime;
  readonly traceId?: string;
  readonly spanId?: string;
  /** Attributes that a View has taken from the point: none, as Views do not apply. */
  readonly filteredAttributes: Attributes;
};

/** Keeps a few measurements of an interval; memory is bounded by its places. */
export type Reservoir = {
  offer(exemplar: Exemplar): void;
  /** What it kept; it is empty after that. */
  take(): readonly Exemplar[];
};

/** Uniformly sampled, for sums and gauges: each measurement of the interval is kept with the same probability. */
export function createFixedReservoir(size = 1): Reservoir {
  let kept: Exemplar[] = [];
  let seen = 0;
  return {
    offer(exemplar) {
      const place = seen < size ? seen : Math.floor(Math.random() * (seen + 1));
      if (place < size) kept[place] = exemplar;
      seen++;
    },
    take() {
      const taken = kept;
      kept = [];
      seen = 0;
      return taken;
    },
  };
}

/** The last measurement of each bucket of a histogram. */
export function createAlignedReservoir(boundaries: readonly number[]): Reservoir {
  const kept = new Map<number, Exemplar>();
  return {
    offer: (exemplar) => void kept.set(bucketOf(boundaries, exemplar.value), exemplar),
    take() {
      const taken = [...kept].sort(([a], [b]) => a - b).map(([, exemplar]) => exemplar);
      kept.clear();
      return taken;
    },
  };
}

function isWanted(filter: ExemplarFilter, span: Span | undefined): boolean {
  return filter === "always_on" || (span !== undefined && (span.spanContext().traceFlags & 1) === 1);
}

/** The exemplar of a measurement that is recorded now, if the filter wants one. */
export function exemplarOf(filter: ExemplarFilter, value: number, timestamp: () => HrTime): Exemplar | undefined {
  const span = trace.getActiveSpan();
  if (!isWanted(filter, span)) return undefined;
  const { traceId, spanId } = span?.spanContext() ?? {};
  const ids = traceId && spanId ? { traceId, spanId } : undefined;
  return { value, timestamp: timestamp(), filteredAttributes: {}, ...ids };
}
