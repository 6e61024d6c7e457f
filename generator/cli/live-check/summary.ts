import type { Diagnostic } from "../../diagnostics/diagnostic.js";
import { visible } from "../../emit/visible.js";
import { type Coverage, entriesOf, isSeen, labelOf, percentOf, type Share } from "../../live/coverage.js";
import type { LookedAt } from "../../live/looked-at.js";
import { count } from "../terminal/display.js";

type Ended = {
  readonly coverage: Coverage;
  readonly looked: LookedAt;
  /** Findings beyond the limit of a run. */
  readonly left: number;
  /** Findings that the baseline lists. */
  readonly listed: number;
  readonly diagnostics: readonly Diagnostic[];
  /** Metrics whose recorders no test bound; null where no tests were gathered. */
  readonly unbound: readonly string[] | null;
};

/** More names are not read; the JSON report has all. */
const mostNames = 10;

/** How a run ended: what was found, how much was looked at, and how much of the catalog that was. */
export function summaryText(ended: Ended): string {
  return [findingsLine(ended), receivedLine(ended.looked), ...coverageLines(ended.coverage), ...unboundLine(ended)]
    .map((line) => `${line}\n`)
    .join("");
}

function findingsLine({ diagnostics, looked, left, listed }: Ended): string {
  const errors = diagnostics.filter(({ severity }) => severity === "error").length;
  const warnings = diagnostics.length - errors;
  const found = [errors > 0 ? count(errors, "error") : "", warnings > 0 ? count(warnings, "warning") : ""];
  const more = [
    left > 0 ? `${left} more are left out, as there are too many` : "",
    listed > 0 ? `${listed} in the baseline` : "",
    looked.allowed > 0 ? `${looked.allowed} allowed` : "",
  ];
  return [found.filter((part) => part !== "").join(", ") || "no findings", ...more.filter((part) => part !== "")].join(
    "; ",
  );
}

function receivedLine({
  payloads,
  points,
  checkedPoints,
  spans,
  checkedSpans,
  logRecords,
  checkedLogRecords,
  otherScopes,
  unreadable,
}: LookedAt): string {
  const others = [...otherScopes].map(([name, number]) => `${visible(name) || "(no name)"} ${number}`);
  const shown = others.length === 0 ? "" : ` (of other meters: ${others.slice(0, mostNames).join(", ")})`;
  const signals = [
    signalText("span", { came: spans, checked: checkedSpans }),
    signalText("log event", { came: logRecords, checked: checkedLogRecords }),
  ].join("");
  const broken = unreadable > 0 ? `; ${unreadable} could not be read` : "";
  return `received: ${count(payloads, "payload")}, ${checkedPoints} of ${count(points, "point")} checked${shown}${signals}${broken}`;
}

/** Those that are none of the catalog are counted. */
function signalText(what: string, { came, checked }: { readonly came: number; readonly checked: number }): string {
  if (came === 0) return "";
  return checked === 0 ? `; ${count(came, what)} counted` : `; ${checked} of ${count(came, what)} checked`;
}

function coverageLines(coverage: Coverage): readonly string[] {
  const { totals } = coverage;
  const shares = [
    `metrics ${shareText(totals.metrics)}`,
    ...(totals.events.of === 0 ? [] : [`events ${shareText(totals.events)}`]),
    ...(totals.spans.of === 0 ? [] : [`spans ${shareText(totals.spans)}`]),
    `attributes ${shareText(totals.attributes)}`,
    ...(totals.optional.of === 0 ? [] : [`optional ones with and without ${shareText(totals.optional)}`]),
    ...(totals.values.of === 0 ? [] : [`allowed values ${shareText(totals.values)}`]),
  ];
  const never = entriesOf(coverage)
    .filter((each) => !isSeen(each))
    .map(({ entry }) => labelOf(entry));
  return [`coverage: ${shares.join(", ")}`, ...(never.length === 0 ? [] : [`never received: ${listed(never)}`])];
}

function unboundLine({ unbound }: Ended): readonly string[] {
  return unbound === null || unbound.length === 0 ? [] : [`bound by no test: ${listed(unbound)}`];
}

function shareText(share: Share): string {
  return `${share.seen} of ${share.of} (${percentOf(share)} %)`;
}

function listed(names: readonly string[]): string {
  const more = names.length > mostNames ? `, and ${names.length - mostNames} more` : "";
  return names.slice(0, mostNames).join(", ") + more;
}
