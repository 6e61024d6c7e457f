import type { LiveOutcome } from "../diagnostics/live-codes.js";
import type { Metric } from "../model/catalog.js";
import { type Coverage, percentOf } from "./coverage.js";

/** What a run has to reach. */
export type Requirements = {
  /** `all`, a stability such as `stable`, or patterns of names: `shop.order.*`. */
  readonly require: readonly string[];
  /** In percent of the metrics that are recorded; null asks for nothing. */
  readonly minCoverage: number | null;
  /** In percent of the allowed values. */
  readonly minValueCoverage: number | null;
};

/** What a run did not reach, of a metric or of the whole catalog. */
export type Shortfall = {
  readonly code: LiveOutcome;
  readonly metric: Metric | null;
  readonly message: string;
  readonly help: string;
};

/** Nothing of the catalog is never enough, whatever is asked for. */
export function shortfallsOf(coverage: Coverage, requirements: Requirements, whatCame: string): readonly Shortfall[] {
  const { metrics, totals } = coverage;
  if (totals.metrics.seen === 0) {
    const help = "see below what came instead, and whether the program exports to where this command listens";
    const message = `no metric of the catalog was received, so that nothing was checked; ${whatCame}`;
    return [{ code: "live/nothing-received", metric: null, message, help }];
  }
  const required = requiredMetrics(coverage, requirements.require);
  const never = metrics.filter(({ metric, points }) => points === 0 && required.has(metric));
  return [
    ...never.map(({ metric }): Shortfall => {
      const message = `"${metric.name}" was never received, and is required`;
      const help = "let the run reach the code that records it, or require less";
      return { code: "live/never-emitted", metric, message, help };
    }),
    ...tooLow("metrics", totals.metrics, requirements.minCoverage),
    ...tooLow("allowed values", totals.values, requirements.minValueCoverage),
  ];
}

/** Whether something is required that no metric is: a misspelt pattern would require nothing. */
export function unmatchedRequirements({ metrics }: Coverage, require: readonly string[]): readonly string[] {
  return require.filter((each) => !metrics.some(({ metric }) => isRequired(metric, each)));
}

function requiredMetrics({ metrics }: Coverage, require: readonly string[]): ReadonlySet<Metric> {
  return new Set(
    metrics.map(({ metric }) => metric).filter((metric) => require.some((each) => isRequired(metric, each))),
  );
}

/** What is off unless a program switches it on is required by its name only. */
function isRequired({ name, key, stability, enabled }: Metric, required: string): boolean {
  if (required === "all") return enabled;
  if (required === stability) return enabled;
  const pattern = new RegExp(`^${required.replace(/[.+?()[\]{}^$\\|]/g, "\\$&").replace(/\*+/g, ".*")}$`, "s");
  return pattern.test(name) || pattern.test(key);
}

function tooLow(what: string, share: Coverage["totals"]["metrics"], least: number | null): readonly Shortfall[] {
  const reached = percentOf(share);
  if (least === null || reached >= least) return [];
  const message = `${reached} % of the ${what} were received (${share.seen} of ${share.of}), and ${least} % are asked for`;
  const help = "let the run reach more of the code that records, or ask for less";
  return [{ code: "live/low-coverage", metric: null, message, help }];
}
