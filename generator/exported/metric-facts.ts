/** What decides under which names a metric leaves a program: a catalog's metric has it, and so has what is received. */
export type MetricFacts = {
  readonly name: string;
  /** UCUM; empty when there is none. */
  readonly unit: string;
  /** A counter is monotonic; all other sums are up-down counters. */
  readonly instrument: "counter" | "up_down_counter" | "gauge" | "histogram" | "exponential_histogram" | "summary";
};
