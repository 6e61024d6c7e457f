/**
 * How a report is written: for people, for programs, as GitHub's annotations beside the text, for code scanning, as a comment,
 * as test results, as coverage.
 */
export type Format = "text" | "json" | "github" | "sarif" | "markdown" | "junit" | "lcov";

/** The formats of commands that report findings. */
export const findingsFormats = ["text", "json", "github", "sarif"] as const satisfies readonly Format[];
export type FindingsFormat = (typeof findingsFormats)[number];
