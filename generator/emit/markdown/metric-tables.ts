import type { Metric } from "../../model/catalog.js";
import { isRecorded } from "../../model/emission.js";
import { endWords } from "../../model/lifetime.js";
import { code } from "./code-span.js";
import { inline } from "./escape.js";
import { instrumentName } from "./instrument-text.js";
import { table } from "./table.js";

/** The metrics that are recorded, deprecated ones included; a sentence when there are none. */
export function recordedTable(metrics: readonly Metric[]): string {
  return tableOf(metrics.filter(isRecorded)) ?? "No metric is recorded yet.";
}

/** The metrics that are planned; a sentence when there are none. */
export function plannedTable(metrics: readonly Metric[]): string {
  return tableOf(metrics.filter(isPlanned)) ?? "No metric is planned.";
}

export function isPlanned({ status }: Metric): boolean {
  return status === "planned";
}

function tableOf(metrics: readonly Metric[]): string | undefined {
  return metrics.length === 0 ? undefined : table(["Metric", "Type", "Fields", "Description"], metrics.map(row));
}

function row(metric: Metric): readonly string[] {
  const fields = metric.attributes.map(({ key }) => code(key)).join(", ");
  return [
    code(metric.key),
    instrumentName(metric),
    fields,
    [...marks(metric), inline(metric.description)].join(" ").trim(),
  ];
}

/** What a reader must not miss. */
function marks({ status, expires, deprecated }: Metric): readonly string[] {
  const end = deprecated?.until ?? expires;
  return [
    ...(status === "deprecated" ? ["**Deprecated.**"] : []),
    ...(end === null ? [] : [`**Recorded ${inline(endWords(end))}.**`]),
  ];
}
