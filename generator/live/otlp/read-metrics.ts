import type {
  ReceivedDistribution,
  ReceivedHead,
  ReceivedMetric,
  ReceivedNumber,
  ReceivedPoint,
  ReceivedShape,
} from "../received.js";
import { type Fields, type Message, noAttributes, type WrittenAttributes } from "./message.js";
import { readScope } from "./read-scope.js";
import { readAttribute } from "./read-value.js";

/** Every metric of a request, one after the other. */
export function* readMetrics(request: Message): Iterable<ReceivedMetric> {
  for (const resource of request.each("resourceMetrics")) {
    const origin = originOf(resource.fields);
    for (const group of resource.each("scopeMetrics")) {
      const scope = readScope(group.fields);
      for (const metric of group.each("metrics")) yield* readMetric(metric, { origin, scope });
    }
  }
}

/** The attributes of the resource, by which one process differs from another. */
function originOf({ resource }: Fields): string {
  return JSON.stringify(((resource ?? {}) as Fields)["attributes"] ?? []);
}

const shapes: readonly (readonly [field: string, shape: ReceivedShape])[] = [
  ["gauge", "gauge"],
  ["sum", "sum"],
  ["histogram", "histogram"],
  ["exponentialHistogram", "exponential_histogram"],
  ["summary", "summary"],
];

const temporalities = ["unspecified", "delta", "cumulative"] as const;

/** A metric has one kind of data; a second one, which protobuf does not allow, is read as another metric. */
function* readMetric(metric: Message, from: Pick<ReceivedMetric, "origin" | "scope">): Iterable<ReceivedMetric> {
  const { name = "", description = "", unit = "" } = metric.fields;
  const facts = { name: String(name), description: String(description), unit: String(unit), isTyped: true };
  let isEmpty = true;
  for (const [field, shape] of shapes) {
    for (const data of metric.each(field)) {
      isEmpty = false;
      yield { ...from, head: headOf(facts, shape, data.fields), points: readPoints(data, shape) };
    }
  }
  if (isEmpty) yield { ...from, head: { ...facts, shape: null, isMonotonic: null, temporality: null }, points: [] };
}

type Facts = Pick<ReceivedHead, "name" | "description" | "unit" | "isTyped">;

function headOf(
  facts: Facts,
  shape: ReceivedShape,
  { isMonotonic = false, aggregationTemporality = 0 }: Fields,
): ReceivedHead {
  const hasTemporality = shape !== "gauge" && shape !== "summary";
  return {
    ...facts,
    shape,
    isMonotonic: shape === "sum" ? isMonotonic === true : null,
    temporality: hasTemporality ? (temporalities[Number(aggregationTemporality)] ?? "unspecified") : null,
  };
}

/** Bit 0 of a point's flags: nothing was recorded, and the point only says so. */
const noRecordedValue = 1;

function* readPoints(data: Message, shape: ReceivedShape): Iterable<ReceivedPoint> {
  const isNumber = shape === "gauge" || shape === "sum";
  for (const { fields } of data.each("dataPoints")) {
    if ((Number(fields["flags"] ?? 0) & noRecordedValue) !== 0) continue;
    yield new OtlpPoint(fields, isNumber ? readNumber(fields) : readDistribution(fields));
  }
}

/** A class, as there are many: its attributes and their key are looked at only where they are needed. */
class OtlpPoint implements ReceivedPoint {
  readonly value: ReceivedPoint["value"];
  readonly #fields: Fields;

  constructor(fields: Fields, value: ReceivedPoint["value"]) {
    this.#fields = fields;
    this.value = value;
  }

  get #written(): WrittenAttributes {
    return (this.#fields["attributes"] as WrittenAttributes | undefined) ?? noAttributes;
  }

  get key(): string {
    return this.#written.key;
  }

  readonly attributes = () => this.#written.read().map(readAttribute);

  get time(): number {
    return Number(this.#fields["timeUnixNano"] ?? 0) / 1e6;
  }
}

function readNumber({ asInt, asDouble }: Fields): ReceivedNumber | null {
  if (typeof asInt === "number") return { kind: "int", number: asInt };
  return typeof asDouble === "number" ? { kind: "double", number: asDouble } : null;
}

function readDistribution(fields: Fields): ReceivedDistribution {
  const { count = 0, bucketCounts, explicitBounds } = fields;
  const counts = (bucketCounts ?? []) as readonly number[];
  return {
    kind: "distribution",
    count: Number(count),
    sum: numberIn(fields, "sum"),
    min: numberIn(fields, "min"),
    max: numberIn(fields, "max"),
    bounds: counts.length === 0 ? null : ((explicitBounds ?? []) as readonly number[]),
    bucketCounts: counts.length === 0 ? null : counts,
  };
}

function numberIn(fields: Fields, name: string): number | null {
  const value = fields[name];
  return typeof value === "number" ? value : null;
}
