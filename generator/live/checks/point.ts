import type { Metric } from "../../model/catalog.js";
import { type Complaint, malformed, noComplaints } from "../complaint.js";
import type { ReceivedDistribution, ReceivedHead, ReceivedPoint } from "../received.js";

/** What is wrong with the numbers of a point. It is asked for each point, and mostly there is nothing. */
export function pointComplaints(
  { value }: ReceivedPoint,
  metric: Metric,
  { isTyped }: ReceivedHead,
): readonly Complaint[] {
  if (value === "unknown") return noComplaints;
  if (value === null) return [contradictory(metric, "no value")];
  if (value.kind === "distribution") {
    return metric.instrument === "histogram" ? [...distributionComplaints(value, metric)] : noComplaints;
  }
  const { kind, number } = value;
  const isWrongType = isTyped && metric.instrument !== "histogram" && kind !== metric.valueType;
  // What is not equal to itself is NaN.
  const isWrongNumber = metric.instrument === "counter" && !(number >= 0 && number < Number.POSITIVE_INFINITY);
  if (!isWrongType && !isWrongNumber) return noComplaints;
  return [
    ...(isWrongType ? [wrongType(metric, kind)] : []),
    ...(isWrongNumber ? [number < 0 ? negative(metric, number) : contradictory(metric, `the value ${number}`)] : []),
  ];
}

type Histogram = Extract<Metric, { readonly instrument: "histogram" }>;

function* distributionComplaints(value: ReceivedDistribution, metric: Histogram): Iterable<Complaint> {
  const { count, sum, min, bounds, bucketCounts } = value;
  if (bounds !== null && bucketCounts !== null) {
    if (bucketCounts.length !== bounds.length + 1) {
      yield contradictory(metric, `${bucketCounts.length} counts for ${bounds.length} boundaries`);
    } else if (totalOf(bucketCounts) !== count) yield contradictory(metric, "counts that do not add up");
  }
  if (metric.buckets !== null && !areAlike(bounds ?? noBounds, metric.buckets)) yield wrongBuckets(metric, bounds);
  const least = min ?? (sum === null ? 0 : Math.min(sum, 0));
  if (least < 0) yield negative(metric, least);
  if (Number.isNaN(sum)) yield contradictory(metric, "the sum NaN");
  if (metric.valueType === "int" && sum !== null && !Number.isInteger(sum) && Number.isFinite(sum)) {
    yield wrongType(metric, "double");
  }
}

const noBounds: readonly number[] = [];

function totalOf(counts: readonly number[]): number {
  let total = 0;
  for (const count of counts) total += count;
  return total;
}

function areAlike(a: readonly number[], b: readonly number[]): boolean {
  if (a.length !== b.length) return false;
  for (let index = 0; index < a.length; index += 1) if (a[index] !== b[index]) return false;
  return true;
}

function wrongBuckets(metric: Histogram, bounds: readonly number[] | null): Complaint {
  return {
    code: "live/wrong-buckets",
    kind: "metric",
    name: metric.name,
    attribute: null,
    message: `"${metric.name}" is emitted with other bucket boundaries than [${metric.buckets?.join(", ")}]`,
    help: "give the instrument the boundaries of the catalog, and look for a view that changes them",
    sample: bounds === null ? "none" : `[${bounds.slice(0, 20).join(", ")}${bounds.length > 20 ? ", …" : ""}]`,
  };
}

function wrongType({ name, valueType }: Metric, sample: string): Complaint {
  const message = `"${name}" counts in ${valueType}, and is emitted with numbers of another type`;
  const help = `create the instrument with \`valueType: ValueType.${valueType.toUpperCase()}\``;
  return { code: "live/wrong-value-type", kind: "metric", name, attribute: null, message, help, sample };
}

function negative({ name }: Metric, number: number): Complaint {
  const message = `"${name}" is emitted with a number below zero`;
  const help = "record no negative amounts, or use an up-down counter";
  return { code: "live/negative-value", kind: "metric", name, attribute: null, message, help, sample: String(number) };
}

function contradictory({ name }: Metric, what: string): Complaint {
  return malformed({ kind: "metric", name }, `"${name}" has points that contradict themselves`, { sample: what });
}
