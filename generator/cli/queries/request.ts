import type { Format, ColorChoice } from "../telling.js";

export const queryActions = ["check", "list"] as const;

/** How the report of queries is written; Markdown is for a comment on a pull request. */
export const queryFormats = ["text", "json", "github", "sarif", "markdown"] as const;
export type QueryFormat = Format | "markdown";

export const queryFailures = ["error", "warning", "none"] as const;

export type QueriesRequest = {
  readonly command: "queries";
  readonly action: (typeof queryActions)[number];
  /** Null stands for catalog.yaml in the current folder. */
  readonly catalog: string | null;
  readonly format: QueryFormat;
  readonly color: ColorChoice;
  readonly quiet: boolean;
  /** Paths and globs from the current folder; none stands for those of the catalog. */
  readonly files: readonly string[];
  /** For `list`: the metric; null stands for all. */
  readonly metric: string | null;
  readonly failOn: (typeof queryFailures)[number];
  /** The day (UTC), as in `2026-11-22`; null stands for SOURCE_DATE_EPOCH, or the system's clock. */
  readonly today: string | null;
  /** Whether what is found is written into the baseline, read from there and left out, or reported all the same. */
  readonly baseline: "write" | "read" | "ignore";
};
