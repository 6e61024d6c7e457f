import type { Catalog } from "../../../model/catalog.js";
import type { Part } from "../../../model/partition.js";
import { code } from "../syntax/code-span.js";
import { contextTitle } from "../context-section.js";
import { inline } from "../syntax/escape.js";
import { isPlanned } from "../metric-tables.js";

/** The title of `metrics.md`. */
export function wholeTitle({ names }: Catalog): string {
  return `${inline(names.stem)} metrics`;
}

/** The title of a part's page. */
export function partTitle(catalog: Catalog, { namespace }: Part): string {
  return `${wholeTitle(catalog)}: ${code(namespace)}`;
}

/** The title of the page of shared attributes. */
export function sharedTitle({ names }: Catalog): string {
  return `${inline(names.stem)} shared attributes`;
}

/** The headings above the sections of a part's metrics, on the page that has them. */
export function headingsAbove(catalog: Catalog, part: Part): readonly string[] {
  const isWhole = part.id === "";
  return [
    isWhole ? wholeTitle(catalog) : partTitle(catalog, part),
    ...(isWhole && catalog.context.length > 0 ? [contextTitle(catalog.page)] : []),
    "Metrics catalog",
    ...(part.metrics.some(isPlanned) ? ["Metrics to be added"] : []),
    "Reference",
  ];
}
