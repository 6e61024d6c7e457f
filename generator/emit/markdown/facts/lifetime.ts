import type { CatalogEntry, Metric } from "../../../model/catalog.js";
import { expiryClause, readEnd } from "../../../model/lifetime.js";
import { code } from "../syntax/code-span.js";
import { inline } from "../syntax/escape.js";

/** `2027-01-31 is the last day on which it is recorded`, `version 2.0 is the first without it`. */
export function expiryText({ expires }: CatalogEntry): string | null {
  if (expires === null) return null;
  const end = inline(expires);
  return readEnd(expires)?.kind === "version"
    ? `version ${end} is the first without it`
    : `${end} is the last day on which it is recorded`;
}

/** The window of a deprecated metric, a sentence; empty without one. */
export function windowSentence({ deprecated }: Metric): string {
  if (!deprecated?.emitBoth) return "";
  const { until, convert } = deprecated;
  const converted = convert ? "; numbers are converted to the unit of each" : "";
  return `Both names are exported${until === null ? "" : ` ${inline(expiryClause(until))}`}${converted}.`;
}

/** `` `shop.calls` until 2027-01-31 ``, for each old name that is exported with a metric. */
export function oldNamesText(oldNames: readonly Metric[]): string {
  const texts = oldNames.map(({ name, deprecated, unit }) => {
    const until = deprecated?.until ?? null;
    const converted = deprecated?.convert ? ` in ${code(unit)}` : "";
    return `${code(name)}${converted}${until === null ? "" : ` ${inline(expiryClause(until))}`}`;
  });
  return texts.join(", ");
}
