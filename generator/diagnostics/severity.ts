export type Severity = "error" | "warning";

export const levels = ["off", "warning", "error"] as const;

/** How a finding of a lint rule counts; `off` leaves it out. */
export type Level = (typeof levels)[number];

/** What a code stands for: the cause and the fix, each a sentence. The tables of docs/findings.md are made of these. */
export type CodeDescription = { readonly severity: Level; readonly cause: string; readonly fix: string };
