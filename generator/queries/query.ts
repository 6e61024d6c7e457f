import type { SourceText } from "../source.js";
import type { LocatedText } from "./text/located-text.js";

/** What a person calls the place of a query: a panel of a dashboard, a rule of a group, a line of a file. */
export type Holder = {
  readonly kind: "panel" | "variable" | "annotation" | "alert" | "recording rule" | "line";
  readonly name: string;
  /** Title of the dashboard or name of the group; empty where there is none. */
  readonly within: string;
};

/** A code that somebody accepts for a query, and where that stands. */
export type Acceptance = { readonly code: string; readonly start: number; readonly end: number };

/** One PromQL expression, and what beside it depends on its labels. */
export type Query = {
  readonly expression: LocatedText;
  readonly holder: Holder;
  /** Texts of Grafana in which `{{label}}` stands for a label of the result. */
  readonly legends: readonly LocatedText[];
  /** Texts of Prometheus in which `{{ $labels.label }}` does. */
  readonly templates: readonly LocatedText[];
  /** Texts that are the name of a label and nothing else. */
  readonly labels: readonly LocatedText[];
  /** The name under which a recording rule keeps the result. */
  readonly record: LocatedText | null;
  /** The labels that a rule adds to its result. */
  readonly added: readonly string[];
  /** Whether the file repeats another query here, which is rewritten with it and reported once. */
  readonly isCopy: boolean;
  readonly accepts: readonly Acceptance[];
};

/** What a file with queries holds. */
export type QueryFile = {
  readonly source: SourceText;
  readonly queries: readonly Query[];
  /** Expressions of data sources other than Prometheus. */
  readonly skipped: number;
};

/** What most queries have nothing of. */
export const plainQuery = {
  legends: [],
  templates: [],
  labels: [],
  record: null,
  added: [],
  isCopy: false,
  accepts: [],
} as const satisfies Partial<Query>;

/** How a sentence names the place of a query. */
export function holderText({ kind, name, within }: Holder): string {
  if (kind === "line") return `line ${name}`;
  return within === "" ? `${kind} "${name}"` : `${kind} "${name}" of "${within}"`;
}
