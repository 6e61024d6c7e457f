import type { Catalog, Metric } from "../../model/catalog.js";
import { isRecorded } from "../../model/emission.js";
import { attributesOf } from "../../model/variants.js";
import { expiryClause } from "../../model/lifetime.js";
import { remembered } from "../../remembered.js";
import { code } from "./syntax/code-span.js";
import { inline } from "./syntax/escape.js";
import { instrumentName } from "./facts/instrument-text.js";
import { divided } from "./syntax/paragraphs.js";
import { sourceMark } from "./facts/provenance.js";
import { table } from "./syntax/table.js";

/** What the tables of a catalog have in common: the heading of the attributes, and whether a column says the stability. */
export type TableStyle = { readonly attributesTitle: string; readonly hasStability: boolean };

/** Where all metrics promise the same nothing, a column of it would say nothing. Every page asks for it. */
export const tableStyle = remembered(
  ({ page, metrics }: Catalog): TableStyle => ({
    attributesTitle: inline(page.attributesTitle),
    hasStability: metrics.some(({ stability }) => stability !== "development"),
  }),
);

/** The metrics that are recorded, deprecated ones included; a sentence when there are none. */
export function recordedTable(metrics: readonly Metric[], style: TableStyle): string {
  return tableOf(metrics.filter(isRecorded), style) ?? "No metric is recorded yet.";
}

/** The metrics that are planned; a sentence when there are none. */
export function plannedTable(metrics: readonly Metric[], style: TableStyle): string {
  return tableOf(metrics.filter(isPlanned), style) ?? "No metric is planned.";
}

export function isPlanned({ status }: Metric): boolean {
  return status === "planned";
}

function tableOf(metrics: readonly Metric[], { attributesTitle, hasStability }: TableStyle): string | undefined {
  if (metrics.length === 0) return undefined;
  const stability = hasStability ? ["Stability"] : [];
  return table(
    ["Metric", "Type", attributesTitle, ...stability, "Description"],
    metrics.map((metric) => [
      code(metric.key),
      instrumentName(metric),
      attributesOf(metric)
        .map(({ key }) => code(key))
        .join(", "),
      ...(hasStability ? [metric.stability.replace("_", " ")] : []),
      summary(metric),
    ]),
  );
}

/** What a table says of a metric: what a reader must not miss, and the first paragraph of its description. */
function summary(metric: Metric): string {
  const parts = [...marks(metric), inline(divided(metric.description).first), sourceMark(metric.imported)];
  return parts.filter((part) => part !== "").join(" ");
}

/** What a reader must not miss. */
function marks({ status, expires, deprecated, enabled }: Metric): readonly string[] {
  const end = deprecated?.until ?? expires;
  return [
    ...(status === "deprecated" ? ["**Deprecated.**"] : []),
    ...(enabled ? [] : ["**Off unless enabled.**"]),
    ...(end === null ? [] : [`**Recorded ${inline(expiryClause(end))}.**`]),
  ];
}
