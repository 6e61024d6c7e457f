/** Of OpenTelemetry's SDKs, when nothing else is said (metrics SDK specification, explicit bucket histogram aggregation). */
export const defaultBuckets: readonly number[] = [
  0, 5, 10, 25, 50, 75, 100, 250, 500, 750, 1000, 2500, 5000, 7500, 10000,
];

/** Boundaries of durations in seconds, as OpenTelemetry's semantic conventions have them (http/http-metrics.md). */
const seconds: readonly number[] = [0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10];
const bytes: readonly number[] = [256, 1024, 4096, 16384, 65536, 262144, 1048576, 4194304, 16777216, 67108864];
const ratios: readonly number[] = [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 0.99, 1];
const longTimes: readonly number[] = [0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60];

/** Boundaries for what is usually measured in a unit whose values the default ones do not part. */
export const fittingBuckets: ReadonlyMap<string, readonly number[]> = new Map([
  ["s", seconds],
  ["us", seconds.map((second) => Math.round(second * 1_000_000))],
  ["ns", seconds.map((second) => Math.round(second * 1_000_000_000))],
  ["min", longTimes],
  ["h", longTimes],
  ["d", longTimes],
  ["By", bytes],
  ["1", ratios],
]);
