import type { LiveOutcome } from "../diagnostics/live-codes.js";
import type { AnyEntry } from "../model/catalog.js";
import { called } from "./complaint.js";
import { type Coverage, entriesOf, kindsText, percentOf, type Share, wholeShare } from "./coverage.js";

/** What a run has to reach. */
type Requirements = {
  /** `all`, a stability such as `stable`, or patterns of names: `shop.order.*`. */
  readonly require: readonly string[];
  /** In percent of the metrics, events and spans that are recorded; null asks for nothing. */
  readonly minCoverage: number | null;
  /** In percent of the allowed values. */
  readonly minValueCoverage: number | null;
};

/** What a run did not reach, of an entry or of the whole catalog. */
export type Shortfall = {
  readonly code: LiveOutcome;
  readonly entry: AnyEntry | null;
  readonly message: string;
  readonly help: string;
};

/** Nothing of the catalog is never enough, whatever is asked for. */
export function shortfallsOf(coverage: Coverage, requirements: Requirements, whatCame: string): readonly Shortfall[] {
  const whole = wholeShare(coverage);
  if (whole.seen === 0) {
    const help = "see below what came instead, and whether the program exports to where this command listens";
    const message = `no ${kindsText(coverage, "or")} of the catalog was received, so that nothing was checked; ${whatCame}`;
    return [{ code: "live/nothing-received", entry: null, message, help }];
  }
  const isRequired = (entry: AnyEntry) => requirements.require.some((each) => matches(entry, each));
  const never = entriesOf(coverage).filter(({ entry, count }) => count === 0 && isRequired(entry));
  return [
    ...never.map(({ entry }): Shortfall => {
      const message = `${called(entry)} was never received, and is required`;
      const help = "let the run reach the code that records it, or require less";
      return { code: "live/never-emitted", entry, message, help };
    }),
    ...tooLow(kindsText(coverage), whole, requirements.minCoverage),
    ...tooLow("allowed values", coverage.totals.values, requirements.minValueCoverage),
  ];
}

/** Whether something is required that nothing in the catalog is: a misspelt pattern would require nothing. */
export function unmatchedRequirements(coverage: Coverage, require: readonly string[]): readonly string[] {
  return require.filter((each) => !entriesOf(coverage).some(({ entry }) => matches(entry, each)));
}

/** What is off unless a program switches it on is required by its name only. */
function matches(entry: AnyEntry, required: string): boolean {
  const { name, key, stability } = entry;
  if (required === "all" || required === stability) return entry.kind !== "metric" || entry.enabled;
  const pattern = new RegExp(`^${required.replace(/[.+?()[\]{}^$\\|]/g, "\\$&").replace(/\*+/g, ".*")}$`, "s");
  return pattern.test(name) || pattern.test(key);
}

function tooLow(what: string, share: Share, least: number | null): readonly Shortfall[] {
  const reached = percentOf(share);
  if (least === null || reached >= least) return [];
  const message = `${reached} % of the ${what} were received (${share.seen} of ${share.of}), and ${least} % are asked for`;
  const help = "let the run reach more of the code that records, or ask for less";
  return [{ code: "live/low-coverage", entry: null, message, help }];
}
