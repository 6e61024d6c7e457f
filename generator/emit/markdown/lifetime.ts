import type { Metric } from "../../model/catalog.js";
import { expiryClause, readEnd } from "../../model/lifetime.js";
import { code } from "./code-span.js";
import { inline } from "./escape.js";

/** `2027-01-31 is the last day on which it is recorded`, `version 2.0 is the first without it`. */
export function expiryText({ expires }: Metric): string | null {
  if (expires === null) return null;
  const end = inline(expires);
  return readEnd(expires)?.kind === "version"
    ? `version ${end} is the first without it`
    : `${end} is the last day on which it is recorded`;
}

/** The window of a deprecated metric, a sentence; empty without one. */
export function windowSentence({ deprecated }: Metric): string {
  if (!deprecated?.emitBoth) return "";
  const { until } = deprecated;
  return until === null ? "Both names are exported." : `Both names are exported ${inline(expiryClause(until))}.`;
}

/** `` `shop.calls` until 2027-01-31 ``, for each old name that is exported with a metric. */
export function oldNamesText(oldNames: readonly Metric[]): string {
  const texts = oldNames.map(({ name, deprecated }) => {
    const until = deprecated?.until ?? null;
    return until === null ? code(name) : `${code(name)} ${inline(expiryClause(until))}`;
  });
  return texts.join(", ");
}
