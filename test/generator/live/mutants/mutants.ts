import { isDeepStrictEqual } from "node:util";
import type { ResourceMetrics, ScopeMetrics } from "@opentelemetry/sdk-metrics";
import type { LiveCode } from "../../../../generator/diagnostics/live-codes.js";
import type { Attribute, Catalog, Metric } from "../../../../generator/model/catalog.js";

/** What of OpenTelemetry's plain values a mutant changes. */
type Point = { attributes: Record<string, unknown>; value: unknown };
type Data = {
  descriptor: { name: string; description: string; unit: string; valueType: number };
  dataPointType: number;
  isMonotonic?: boolean;
  aggregationTemporality: number;
  dataPoints: Point[];
};
type Scope = { scope: { name: string; version: string; schemaUrl: string }; metrics: Data[] };

/** One thing that is changed, and the codes that it is found under; null where the carrier has nothing of it. */
export type Mutant = {
  readonly name: string;
  readonly change: (scope: Scope) => void;
  readonly codes: readonly LiveCode[];
  readonly exposition: readonly LiveCode[] | null;
};

const sum = 3;
const gauge = 2;

/** What differs from what was there, and the first two beside it: all of it for each mutant takes twenty times as long. */
export function changedOf<Part>(before: readonly Part[], after: readonly Part[]): Part[] {
  return after.filter((part, at) => at < 2 || !isDeepStrictEqual(part, before[at]));
}

/** The changed metric of a program beside two others, without a change in those that it gave. */
export function mutated(
  { resource, scopeMetrics }: ResourceMetrics,
  { change }: Pick<Mutant, "change">,
): ResourceMetrics {
  const [first] = structuredClone(scopeMetrics) as unknown as readonly Scope[];
  if (first === undefined) throw new Error("nothing was emitted");
  change(first);
  const given = scopeMetrics[0]?.metrics ?? [];
  const sent = { ...(first as unknown as ScopeMetrics) };
  return { resource, scopeMetrics: [{ ...sent, metrics: changedOf(given, sent.metrics) }] };
}

export function mutantsOf(catalog: Catalog): readonly Mutant[] {
  return [
    ...scopeMutants(),
    ...catalog.metrics.flatMap((metric) => [...metricMutants(metric), ...histogramMutants(metric)]),
    ...catalog.context.flatMap((attribute) => attributeMutants(attribute, catalog.metrics[0]?.name ?? "", true)),
    ...catalog.metrics.flatMap(({ name, attributes }) =>
      attributes.flatMap((attribute) => attributeMutants(attribute, name, false)),
    ),
  ];
}

function scopeMutants(): readonly Mutant[] {
  const of = (name: string, code: LiveCode, change: (scope: Scope["scope"]) => void): Mutant => {
    return { name, change: ({ scope }) => change(scope), codes: [code], exposition: [code] };
  };
  return [
    of("the meter", "live/wrong-scope", (scope) => Object.assign(scope, { name: "kodex" })),
    of("its version", "live/wrong-scope-version", (scope) => Object.assign(scope, { version: "1.3.9" })),
    of("its schema", "live/wrong-schema-url", (scope) => Object.assign(scope, { schemaUrl: "https://example.com/1" })),
  ];
}

function dataOf({ metrics }: Scope, name: string): Data {
  const found = metrics.find(({ descriptor }) => descriptor.name === name);
  if (found === undefined) throw new Error(`${name} was not emitted`);
  return found;
}

function metricMutants({ name, instrument }: Metric): readonly Mutant[] {
  const of = (what: string, code: LiveCode, exposition: Mutant["exposition"], change: (data: Data) => void): Mutant => {
    return { name: `${what} of ${name}`, change: (scope) => change(dataOf(scope, name)), codes: [code], exposition };
  };
  const describe = (field: "name" | "description" | "unit") => (data: Data) => {
    data.descriptor = { ...data.descriptor, [field]: `${data.descriptor[field]}x` };
  };
  return [
    of("the name", "live/unknown-metric", ["live/unknown-metric"], describe("name")),
    of("the unit", "live/wrong-unit", null, describe("unit")),
    of("the description", "live/wrong-description", ["live/wrong-description"], describe("description")),
    ...(instrument === "histogram"
      ? []
      : [
          of("the value type", "live/wrong-value-type", null, (data) => {
            data.descriptor = { ...data.descriptor, valueType: 1 - data.descriptor.valueType };
          }),
          of("the instrument", "live/wrong-instrument", shownInstrument(instrument), (data) => {
            data.dataPointType = instrument === "gauge" ? sum : gauge;
          }),
        ]),
    ...(instrument === "counter"
      ? [
          of("that it only grows", "live/wrong-instrument", ["live/wrong-instrument"], (data) => {
            data.isMonotonic = false;
          }),
          of("the sign", "live/negative-value", ["live/negative-value"], ({ dataPoints: [point] }) => {
            if (point !== undefined) point.value = -1;
          }),
        ]
      : []),
    ...(instrument === "gauge" ? [] : [of("the temporality", "live/mixed-temporality", null, forgetTemporality)]),
  ];
}

/** To Prometheus, a gauge and an up-down counter are one. */
function shownInstrument(instrument: Metric["instrument"]): Mutant["exposition"] {
  return instrument === "counter" ? ["live/wrong-instrument"] : null;
}

/** Neither delta, which is 0 in the SDK, nor cumulative: what protobuf calls unspecified. */
function forgetTemporality(data: Data): void {
  data.aggregationTemporality = 9;
}

type Distribution = { buckets: { boundaries: number[]; counts: number[] }; count: number; sum: number; min: number };

function histogramMutants({ name, instrument }: Metric): readonly Mutant[] {
  if (instrument !== "histogram") return [];
  const of = (what: string, code: LiveCode, isShown: boolean, change: (value: Distribution) => void): Mutant => ({
    name: `${what} of ${name}`,
    change: (scope) => change(dataOf(scope, name).dataPoints[0]?.value as Distribution),
    codes: [code],
    exposition: isShown ? [code] : null,
  });
  return [
    of("a boundary", "live/wrong-buckets", true, ({ buckets }) => {
      buckets.boundaries = buckets.boundaries.map((bound) => bound + 1);
    }),
    of("a bucket", "live/malformed-point", false, ({ buckets }) => void buckets.counts.pop()),
    of("a count", "live/malformed-point", true, (value) => {
      value.count += 1;
    }),
    of("the least value", "live/negative-value", false, (value) => {
      value.min = -1;
    }),
  ];
}

/** A value that breaks a limit, by the name of the attribute that has it. */
export const wrongValues: Readonly<Record<string, readonly [value: unknown, code: LiveCode]>> = {
  shard: [10, "live/out-of-range"],
  code: ["A1", "live/pattern-mismatch"],
  name: ["much too long", "live/too-long"],
  share: [1.5, "live/out-of-range"],
  attempt: [0, "live/out-of-range"],
};

type Change = (attributes: Point["attributes"]) => void;

/** A change in the attributes of the first point of a metric. */
function inFirstPoint(metric: string, change: Change): Mutant["change"] {
  return (scope) => {
    const [point] = dataOf(scope, metric).dataPoints;
    if (point === undefined) throw new Error(`${metric} has no points`);
    point.attributes = { ...point.attributes };
    change(point.attributes);
  };
}

function attributeMutants(attribute: Attribute, metric: string, isCommon: boolean): readonly Mutant[] {
  const { key, type, required, values, open } = attribute;
  const of = (what: string, codes: readonly LiveCode[], isShown: boolean, change: Change): Mutant => {
    return {
      name: `${what} ${key} of ${metric}`,
      change: inFirstPoint(metric, change),
      codes,
      exposition: isShown ? codes : null,
    };
  };
  const lacks: LiveCode = isCommon ? "live/missing-common-attribute" : "live/missing-attribute";
  const wrong = values.length > 0 && !open ? (["nothing of these", "live/unknown-value"] as const) : wrongValues[key];
  const isText = type === "string";
  const set = (value: unknown) => (attributes: Point["attributes"]) => {
    attributes[key] = value;
  };
  const renamed: readonly LiveCode[] = required ? ["live/unknown-attribute", lacks] : ["live/unknown-attribute"];
  return [
    of("the key", renamed, true, (attributes) => {
      attributes[`${key}x`] = attributes[key];
      delete attributes[key];
    }),
    of("the type of", ["live/wrong-attribute-type"], !isText, set(isText ? 7.5 : "seven")),
    ...(required ? [of("the presence of", [lacks], true, (attributes) => void delete attributes[key])] : []),
    ...(wrong === undefined ? [] : [of("the value of", [wrong[1]], true, set(wrong[0]))]),
    ...(isText && (open || values.length === 0)
      ? [of("the kept value of", ["live/other-value"], true, set("_other"))]
      : []),
  ];
}
