import { flatMap } from "../../flat-map.js";
import { typeName } from "../../model/attribute-type.js";
import type { Attribute, Metric, Notice } from "../../model/catalog.js";
import type { Emission } from "../../model/emission.js";
import { groupOf } from "../../model/hiding.js";
import { attributesOf } from "../../model/variants.js";
import { defaultCardinality, defaultMaxItems } from "../../vocabulary.js";
import { type Doc, filledList, group, type Imported, indent, line, list, object, run } from "../typescript/doc.js";
import { stringLiteral } from "../typescript/literal.js";
import { inLookUpOrder } from "./look-up-order.js";
import { hasPlaces, placeConstant } from "./place-function.js";
import { constantOf, type SharedAttributes } from "./shared-attributes.js";
import { arrays, contract } from "../typescript/symbols.js";

/** The module constant of a metric. */
export function metricConstant({ names }: Metric): string {
  return `${names.stem}Metric`;
}

/** The module constant of what one recorder of a metric takes, where the metric has several. */
export function formConstant({ names }: Metric): string {
  return `${names.stem}Form`;
}

/** `const checkoutCardForm = defineForm(checkoutMetric, ["channel", networkAttribute]);` */
export function formDefinition(form: Metric, whole: Metric, shared: SharedAttributes): Doc {
  const inWhole = new Set(attributesOf(whole));
  const attributes = form.attributes.map((attribute) => {
    if (inWhole.has(attribute)) return stringLiteral(attribute.key);
    return constantOf(attribute, shared) ?? attributeDefinition(attribute);
  });
  const call = [contract("defineForm"), "(", metricConstant(whole), ", ", list("[", attributes, "]"), ");"];
  return run([`const ${formConstant(form)} = `, call]);
}

/** `const toolCallMetric = defineCounter({ … });`, which names shared attributes by their constants. */
export function metricDefinition(metric: Metric, shared: SharedAttributes, emission: Emission): Doc {
  const expiry = expiryOf(metric, emission);
  const members: readonly Doc[] = [
    text("name", metric.name),
    ...(metric.description === "" ? [] : [text("description", metric.description)]),
    ...(metric.unit === "" ? [] : [text("unit", metric.unit)]),
    ...(metric.valueType === "int" ? ['valueType: "int"'] : []),
    ...(metric.instrument !== "histogram" || metric.buckets === null ? [] : [["buckets: ", numbers(metric.buckets)]]),
    ["attributes: ", attributeDefinitions(inLookUpOrder(metric), shared)],
    ...(hasPlaces(metric) ? [`place: ${placeConstant(metric)}`] : []),
    ...(metric.cardinality === defaultCardinality ? [] : [`cardinality: ${metric.cardinality}`]),
    ...(metric.enabled ? [] : ["enabled: false"]),
    ...(expiry === undefined ? [] : [["expiry: ", expiry]]),
  ];
  const definition = object(members, { broken: true });
  return run([`const ${metricConstant(metric)} = `, defineFunction(metric), "(", definition, ");"]);
}

/** The function of the contract that makes a metric of a definition. */
function defineFunction({ instrument, observable }: Metric): Imported {
  const kind = { counter: "Counter", up_down_counter: "UpDownCounter", gauge: "Gauge", histogram: "Histogram" };
  return contract(`define${observable ? "Observable" : ""}${kind[instrument]}`);
}

/** What ends a metric, if anything does: the window of an old name, or the metric's own end. */
function expiryOf(metric: Metric, { replacements }: Emission): Doc | undefined {
  const { deprecated, expires, owners } = metric;
  const expiry = (name: string, given: readonly string[]) => list([contract(name), "("], given.map(stringLiteral), ")");
  if (!replacements.has(metric))
    return expires === null
      ? undefined
      : expiry("expires", [expires, ...(owners.length === 0 ? [] : [owners.join(", ")])]);
  const until = deprecated?.until ?? null;
  return until === null ? undefined : expiry("emittedUntil", [until]);
}

/** `[toolAttribute, { key: "kind", type: "string" }]`; where all are objects they stand one a line, as formatters have it. */
export function attributeDefinitions(attributes: readonly Attribute[], shared: SharedAttributes = new Map()): Doc {
  const definitions = attributes.map((attribute) => constantOf(attribute, shared) ?? attributeDefinition(attribute));
  const areObjects = definitions.every((definition) => typeof definition !== "string");
  return list("[", definitions, "]", { broken: areObjects && attributes.length > 1 });
}

export function attributeDefinition(attribute: Attribute): Doc {
  const members = definitionMembers(attribute);
  return attribute.isArray ? [arrays("arrayAttribute"), "(", object(members), ")"] : object(members);
}

function definitionMembers(attribute: Attribute): readonly Doc[] {
  const exact = flatMap(attribute.values, (value) => (value.kind === "exact" ? [value.value] : []));
  const prefixes = flatMap(attribute.values, (value) => (value.kind === "prefix" ? [value.prefix] : []));
  return [
    text("key", attribute.key),
    `type: ${stringLiteral(typeName(attribute))}`,
    ...(attribute.required ? [] : ["required: false"]),
    ...(exact.length === 0 ? [] : [["values: ", scalars(exact)]]),
    ...(prefixes.length === 0 ? [] : [["prefixes: ", scalars(prefixes)]]),
    ...(attribute.open ? ["open: true"] : []),
    ...deprecatedValues(attribute),
    ...(attribute.pattern === null ? [] : [text("pattern", attribute.pattern)]),
    ...optional("maxLength", attribute.maxLength),
    ...optional("min", attribute.min),
    ...optional("max", attribute.max),
    ...(isLimited(attribute) ? [constraint("check", "checkLimits")] : []),
    ...optional("maxItems", attribute.maxItems === defaultMaxItems ? null : attribute.maxItems),
    ...optional("maxValues", attribute.maxValues),
    ...(attribute.maxValues === null ? [] : [constraint("isOver", "isOverBudget")]),
    ...optionalText("sensitivity", attribute.sensitivity),
    ...optionalText("redact", attribute.redact),
    ...optionalText("content", groupOf(attribute)),
  ];
}

/** A member that names the function of the contract which the other members are for: programs without any do not ship it. */
function constraint(key: string, name: string): Doc {
  return [`${key}: `, contract(name)];
}

function isLimited({ pattern, maxLength, min, max }: Attribute): boolean {
  return [pattern, maxLength, min, max].some((limit) => limit !== null);
}

/** `deprecated: [["us", "is deprecated, use \"eu\""]]`; of a beginning only where it takes in no other value. */
function deprecatedValues({ values, isArray }: Attribute): readonly Doc[] {
  if (values.every((value) => value.deprecated === null)) return [];
  const current = values.flatMap((value) => (value.kind === "exact" && value.deprecated === null ? [value.value] : []));
  const pairs = values.flatMap((value): readonly Doc[] => {
    const { deprecated } = value;
    const isMixed = value.kind === "prefix" && current.some((other) => String(other).startsWith(value.prefix));
    if (deprecated === null || isMixed) return [];
    const name = value.kind === "prefix" ? `${value.prefix}*` : String(value.value);
    return [list("[", [stringLiteral(name), stringLiteral(deprecatedText(deprecated))], "]")];
  });
  const isShipped = pairs.length > 0 && !isArray;
  return pairs.length === 0
    ? []
    : [["deprecated: ", list("[", pairs, "]")], ...(isShipped ? [constraint("warn", "warnDeprecated")] : [])];
}

function deprecatedText({ since, reason, renamedTo }: Notice): string {
  const use = renamedTo === null ? "" : `, use "${renamedTo}"`;
  return `is deprecated${since === null ? "" : ` since ${since}`}${use}${reason === null ? "" : `: ${reason}`}`;
}

function text(key: string, value: string): Doc {
  return group([`${key}:`, indent([line, stringLiteral(value)])]);
}

function optional(key: string, value: number | null): readonly Doc[] {
  return value === null ? [] : [`${key}: ${value}`];
}

function optionalText(key: string, value: string | null | undefined): readonly Doc[] {
  return value === null || value === undefined ? [] : [text(key, value)];
}

function scalars(values: readonly (string | number)[]): Doc {
  const literals = values.map((value) => (typeof value === "number" ? String(value) : stringLiteral(value)));
  return values.every((value) => typeof value === "number") ? numbers(values) : list("[", literals, "]");
}

function numbers(values: readonly (string | number)[]): Doc {
  return filledList("[", values.map(String), "]");
}
