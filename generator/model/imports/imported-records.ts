import type { RecordSourceDocument } from "../../document/schema/signal-schema.js";
import type { Metric, RecordedMetric, RecordedValue, RecordSource, Signal } from "../catalog.js";
import { type ReadRecord, readRecord, type Recording, spanDuration, valueKey } from "../records.js";
import { isSameSource } from "./resolved-import.js";

/** A metric that an imported event or span records in its own catalog, and what it is here. */
type ImportedRecord = ReadRecord & {
  readonly original: Metric;
  /** False where this catalog lists no metric of that name. */
  readonly isListed: boolean;
};

/** What the call of an imported event or span records, with its attributes and those of the metrics as they are here. */
export function importedRecords(
  { records }: Signal,
  recording: Recording,
  metrics: ReadonlyMap<string, Metric>,
): readonly ImportedRecord[] {
  return records.map((record) => {
    const { metric: original } = record;
    const found = metrics.get(original.name);
    const metric = isImportOf(found, original) ? found : undefined;
    const read = readRecord(recording, metric, metric === undefined ? {} : writtenRecord(record, metric));
    return { ...read, original, isListed: found !== undefined && found.imported !== null };
  });
}

function isImportOf(metric: Metric | undefined, { imported }: Metric): boolean {
  return metric !== undefined && metric.imported !== null && isSameSource(metric.imported, imported);
}

/** As a catalog would write it. What is a common attribute here needs no line. */
function writtenRecord({ value, attributes }: RecordedMetric, metric: Metric): Parameters<typeof readRecord>[2] {
  const taken = new Set(metric.attributes.map(({ key }) => key));
  const kept = attributes.filter(({ target: { key } }) => taken.has(key) && key !== valueKey);
  return Object.fromEntries([
    ...(value === null ? [] : [[valueKey, writtenValue(value)] as const]),
    ...kept.map(({ target, source }) => [target.key, writtenSource(source)] as const),
  ]);
}

function writtenValue({ source, unit }: RecordedValue): RecordSourceDocument {
  const written = writtenSource(source);
  return unit === null || typeof written === "string" || "constant" in written ? written : { ...written, unit };
}

function writtenSource(source: RecordSource): RecordSourceDocument {
  if (source.kind === "duration") return spanDuration;
  if (source.kind === "constant") return { constant: source.value };
  const { attribute, values } = source;
  return { from: attribute.key, ...(values !== null && { values: Object.fromEntries(values) }) };
}
