import type { Attribute, Metric } from "../../model/catalog.js";
import type { Emission } from "../../model/emission.js";
import { type Doc, filledList, group, indent, layOut, line, list, object } from "./layout.js";
import { stringLiteral } from "./literal.js";
import { constantOf, type SharedAttributes } from "./shared-attributes.js";

/** The module constant of a metric. */
export function metricConstant({ names }: Metric): string {
  return `${names.stem}Metric`;
}

/** The function of the contract that makes a metric of a definition. */
export function defineFunction({ instrument, observable }: Metric): string {
  const kind = { counter: "Counter", up_down_counter: "UpDownCounter", gauge: "Gauge", histogram: "Histogram" }[
    instrument
  ];
  return `define${observable ? "Observable" : ""}${kind}`;
}

/** `const toolCallMetric = defineCounter({ … });`, which names shared attributes by their constants. */
export function metricDefinition(metric: Metric, shared: SharedAttributes, end: MetricEnd | undefined): string {
  const members: readonly Doc[] = [
    text("name", metric.name),
    ...(metric.description === "" ? [] : [text("description", metric.description)]),
    ...(metric.unit === "" ? [] : [text("unit", metric.unit)]),
    ...(metric.valueType === "int" ? ['valueType: "int"'] : []),
    ...(metric.buckets === null ? [] : [["buckets: ", numbers(metric.buckets)]]),
    ["attributes: ", attributeDefinitions(metric.attributes, shared)],
    ...(metric.cardinality === defaultCardinality ? [] : [`cardinality: ${metric.cardinality}`]),
    ...(end === undefined ? [] : [["end: ", list(`${end.function}(`, end.given.map(stringLiteral), ")")]]),
  ];
  const definition = ["(", object(members, { broken: true }), ")"];
  const start = `const ${metricConstant(metric)} = ${defineFunction(metric)}`;
  return `${start}${layOut(definition, { column: start.length, depth: 0 })};\n`;
}

/** The function of the contract that ends a metric, and what it is given. */
export type MetricEnd = { readonly function: "expiry" | "emissionEnd"; readonly given: readonly string[] };

/** What ends a metric, if anything does: the window of an old name, or the metric's own end. */
export function endOf(metric: Metric, { replacements }: Emission): MetricEnd | undefined {
  const { deprecated, expires, owner } = metric;
  if (replacements.has(metric)) {
    const until = deprecated?.until ?? null;
    return until === null ? undefined : { function: "emissionEnd", given: [until] };
  }
  return expires === null ? undefined : { function: "expiry", given: owner === null ? [expires] : [expires, owner] };
}

/** What the runtime assumes when a definition does not say it. */
const defaultCardinality = 2000;

/** `[toolAttribute, { key: "kind", type: "string" }]`; where all are objects they stand one a line, as formatters have it. */
export function attributeDefinitions(attributes: readonly Attribute[], shared: SharedAttributes = new Map()): Doc {
  const definitions = attributes.map((attribute) => constantOf(attribute, shared) ?? attributeDefinition(attribute));
  const areObjects = definitions.every((definition) => typeof definition !== "string");
  return list("[", definitions, "]", { broken: areObjects && attributes.length > 1 });
}

export function attributeDefinition(attribute: Attribute): Doc {
  const exact = attribute.values.flatMap((value) => (value.kind === "exact" ? [value.value] : []));
  const prefixes = attribute.values.flatMap((value) => (value.kind === "prefix" ? [value.prefix] : []));
  return object([
    text("key", attribute.key),
    `type: ${stringLiteral(attribute.type)}`,
    ...(attribute.required ? [] : ["required: false"]),
    ...(exact.length === 0 ? [] : [["values: ", scalars(exact)]]),
    ...(prefixes.length === 0 ? [] : [["prefixes: ", scalars(prefixes)]]),
    ...(attribute.open ? ["open: true"] : []),
    ...(attribute.pattern === null ? [] : [text("pattern", attribute.pattern)]),
    ...optional("maxLength", attribute.maxLength),
    ...optional("min", attribute.min),
    ...optional("max", attribute.max),
    ...optional("maxValues", attribute.maxValues),
  ]);
}

function text(key: string, value: string): Doc {
  return group([`${key}:`, indent([line, stringLiteral(value)])]);
}

function optional(key: string, value: number | null): readonly Doc[] {
  return value === null ? [] : [`${key}: ${value}`];
}

function scalars(values: readonly (string | number)[]): Doc {
  const literals = values.map((value) => (typeof value === "number" ? String(value) : stringLiteral(value)));
  return values.every((value) => typeof value === "number") ? numbers(values) : list("[", literals, "]");
}

function numbers(values: readonly (string | number)[]): Doc {
  return filledList("[", values.map(String), "]");
}
