import type { Tracer } from "@opentelemetry/api";
import type { InvalidMeasurement, InvalidReason } from "./catalog/invalid.js";
import { type AnyRecorder, identify } from "./memory/identify.js";
import { createMemoryMeter } from "./memory/memory-meter.js";
import { notingLogger, notingTracer } from "./memory/memory-signals.js";
import { isGathered, noteInRun } from "./memory/test-run.js";
import type { MemorySeries } from "./memory/stored.js";
import type { Recorders } from "./recorders/recorders.js";
import { type Handle, internals } from "./catalog/state.js";
import { boundOf } from "./signals/targets.js";

type Given<R extends AnyRecorder> = Exclude<Parameters<R>[number], number | undefined>;

/** The attributes that a recorder takes. */
export type AttributesOf<R extends AnyRecorder> = [Given<R>] extends [never]
  ? Record<never, never>
  : Given<R> extends (observe: infer Observe) => unknown
    ? Observe extends (value: number, attributes: infer Attributes) => void
      ? Attributes
      : never
    : Given<R>;

/** One series as recorded: its attributes with those of the context, and every value in order. */
export type MemoryPoint<Attributes> = {
  readonly attributes: Attributes;
  /** Sum of the values; of a gauge, the last one. */
  readonly value: number;
  readonly values: readonly number[];
};

/** What recorders were given, for tests. A match names attributes, of the metric or the context, and their values. */
export type RecorderMemory<Context> = {
  /** The sum over all series that match: amounts of counters, values of histograms, last values of gauges. */
  sum<R extends AnyRecorder>(recorder: R, match?: Partial<AttributesOf<R> & Context>): number;
  /** The series that match. */
  points<R extends AnyRecorder>(
    recorder: R,
    match?: Partial<AttributesOf<R> & Context>,
  ): readonly MemoryPoint<AttributesOf<R> & Context>[];
  /** What was dropped or changed because it did not fit the catalog; of all metrics, or of one. */
  rejections(recorder?: AnyRecorder): readonly InvalidMeasurement[];
  /** Forgets what was recorded and rejected. */
  reset(): void;
};

/** The matchers of `createMatchers`, to be declared to the test runner: see its documentation on extending `expect`. */
export interface RecorderMatchers<Result = unknown> {
  /** The recorder was called with attributes that match; if a sum is given, it is the sum of what was recorded. */
  toHaveRecorded(match?: object, sum?: number): Result;
  /** A measurement of the recorder did not fit the catalog, if a reason is given, for that reason. */
  toHaveRejected(reason?: InvalidReason): Result;
}

type MatcherResult = { readonly pass: boolean; readonly message: () => string };

type MatcherFunctions = {
  toHaveRecorded(recorder: AnyRecorder, match?: object, sum?: number): MatcherResult;
  toHaveRejected(recorder: AnyRecorder, reason?: InvalidReason): MatcherResult;
};

function total(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}

function isMatch({ attributes }: MemorySeries, match: object): boolean {
  return Object.entries(match).every(([key, value]) => {
    const recorded = attributes[key];
    return Array.isArray(recorded) ? JSON.stringify(recorded) === JSON.stringify(value) : recorded === value;
  });
}

const unknownRecorders =
  "recordInMemory was given no recorders of this version of @meterbook/runtime: have one version only, which `npm ls @meterbook/runtime` shows";

/**
 * Binds recorders to memory, with all handles made of them by `with`, and reads back what they are given:
 * `const { sum } = recordInMemory(record)`, then `sum(record.toolCall, { tool: "shell" })`.
 * Observable metrics are asked at each reading; their callbacks have to be synchronous.
 */
export function recordInMemory<Context>(recorders: Recorders<Context>): RecorderMemory<Context> {
  const memory = createMemoryMeter();
  const rejected: InvalidMeasurement[] = [];
  const handle = recorders[internals] as Recorders<Context>[typeof internals] | undefined;
  if (handle === undefined) throw new TypeError(unknownRecorders);
  const { state } = handle;
  state.watch = (invalid) => {
    rejected.push(invalid);
    const { metric, reason, attribute } = invalid;
    noteInRun({ rejected: { metric, reason, attribute } });
  };
  noteInRun({ bound: state.catalog.metrics.map(({ name }) => name) });
  recorders.bind(memory.meter, { immediate: true });
  if (isGathered()) noteSignals(recorders);
  const points = (recorder: AnyRecorder, match: object = {}): MemoryPoint<never>[] => {
    const { kind, name } = identify(recorders, recorder);
    const isGauge = kind.endsWith("Gauge");
    const series = memory.read(name).filter((one) => isMatch(one, match));
    return series.map(({ attributes, values }) => ({
      attributes: { ...attributes } as never,
      value: isGauge ? (values.at(-1) ?? 0) : total(values),
      values: [...values],
    }));
  };
  return {
    points,
    sum: (recorder, match) => total(points(recorder, match).map(({ value }) => value)),
    rejections(recorder) {
      const name = recorder && identify(recorders, recorder).name;
      return rejected.filter(({ metric }) => name === undefined || metric === name);
    },
    reset() {
      memory.clear();
      rejected.length = 0;
    },
  };
}

/** What the test has bound itself stays. */
function noteSignals(handle: Handle): void {
  const bound = boundOf(handle);
  bound.logger ??= notingLogger;
  bound.tracer ??= notingTracer as Tracer;
}

/** Matchers for `expect.extend` of vitest and jest, which read the memory: `expect(record.toolCall).toHaveRecorded()`. */
export function createMatchers<Context>(memory: RecorderMemory<Context>): MatcherFunctions {
  return {
    toHaveRecorded(recorder, match = {}, sum) {
      const points = memory.points(recorder, match as never);
      const actual = total(points.map(({ value }) => value));
      const wanted = sum === undefined ? "" : ` with the sum ${sum}`;
      const shown = points.length === 0 ? "nothing was" : `${points.length} series with the sum ${actual} were`;
      return {
        pass: points.length > 0 && (sum === undefined || actual === sum),
        message: () => `"${recorder.name}" is expected to record ${JSON.stringify(match)}${wanted}, ${shown} recorded`,
      };
    },
    toHaveRejected(recorder, reason) {
      const reasons = memory.rejections(recorder).map((invalid) => invalid.reason);
      return {
        pass: reason === undefined ? reasons.length > 0 : reasons.includes(reason),
        message: () =>
          `"${recorder.name}" is expected to reject for ${reason ?? "any reason"}, it has for ${reasons.join(", ") || "none"}`,
      };
    },
  };
}
