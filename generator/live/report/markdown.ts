import { type Coverage, percentOf, type Share } from "../coverage.js";

/** The figures of a run, as Markdown for a comment. */
export function coverageMarkdown({ totals }: Coverage): string {
  const row = (what: string, share: Share) => `| ${what} | ${share.seen} of ${share.of} | ${percentOf(share)} % |`;
  const rows = [
    row("metrics", totals.metrics),
    ...(totals.events.of === 0 ? [] : [row("events", totals.events)]),
    ...(totals.spans.of === 0 ? [] : [row("spans", totals.spans)]),
    row("attributes", totals.attributes),
    row("optional ones with and without", totals.optional),
    row("allowed values", totals.values),
  ];
  return ["| received | | |", "| --- | --- | --- |", ...rows].join("\n");
}
