import { typeName } from "../attribute-type.js";
import type { AllowedValue, Attribute, Metric } from "../catalog.js";
import type { Rule } from "../resolution.js";
import { conversionProblem } from "./emission-conversion.js";

/** Whoever emits under two names gives one measurement to both, so that both must take the same. */
export const emissionMismatch: Rule = {
  code: "emission-mismatch",
  needsAll: true,
  *check({ catalog, locate }) {
    const byKey = new Map(catalog.metrics.map((metric) => [metric.key, metric]));
    for (const metric of catalog.metrics) {
      const { key, path, status, deprecated } = metric;
      const target = byKey.get(deprecated?.renamedTo ?? "");
      if (!deprecated?.emitBoth || status !== "deprecated" || target === undefined || target === metric) continue;
      const problem = problemOf(metric, target);
      if (problem === undefined) continue;
      yield {
        place: locate([...path, "deprecated", "emit"], "key"),
        message: `metric "${key}" cannot be emitted together with "${target.key}", ${problem}`,
        help: isConvertible(metric, target)
          ? `add "convert: true", which converts ${metric.unit} to ${target.unit} and back`
          : 'make them alike, or remove "emit" and "until"',
        related: [{ place: target.place, message: `"${target.key}" stands here` }],
      };
    }
  },
};

function problemOf(old: Metric, target: Metric): string | undefined {
  if (target.status !== "active") return `which is ${target.status}`;
  const [varied] = [old, target].filter(({ variants }) => variants.length > 0);
  if (varied !== undefined) return `as "${varied.key}" has variants`;
  const found = differences(old, target, old.deprecated?.convert === true);
  return found.length === 0 ? undefined : `which differs in ${found.join(", ")}`;
}

/** In what two metrics differ; where numbers are converted, unit and type of value may. */
function differences(old: Metric, target: Metric, isConverted: boolean): readonly string[] {
  const fields = isConverted ? metricFields.filter(([name]) => name !== "unit" && name !== "value_type") : metricFields;
  return [...fieldsThatDiffer(old, target, fields), ...attributeDifferences(old, target)];
}

/** Whether `convert: true` is all that is missing. */
function isConvertible(old: Metric, target: Metric): boolean {
  const isAlike = target.status === "active" && differences(old, target, true).length === 0;
  return isAlike && conversionProblem(old, target) === undefined;
}

/** What the format calls a field, and its value in words. */
type Field<Owner> = readonly [name: string, read: (owner: Owner) => string];

const metricFields: readonly Field<Metric>[] = [
  ["instrument", ({ instrument }) => instrument],
  ["observable", ({ observable }) => String(observable)],
  ["value_type", ({ valueType }) => valueType],
  ["unit", ({ unit }) => unit],
];

/** Budgets are not among them: each name has its own. */
const attributeFields: readonly Field<Attribute>[] = [
  ["type", typeName],
  ["max_items", ({ maxItems }) => String(maxItems)],
  ["required", ({ required }) => String(required)],
  ["values", ({ values }) => values.map(written).sort().join(" ")],
  ["open", ({ open }) => String(open)],
  ["pattern", ({ pattern }) => pattern ?? ""],
  ["max_length", ({ maxLength }) => String(maxLength)],
  ["min", ({ min }) => String(min)],
  ["max", ({ max }) => String(max)],
];

function written(value: AllowedValue): string {
  return JSON.stringify(value.kind === "prefix" ? `${value.prefix}*` : value.value);
}

function fieldsThatDiffer<Owner>(a: Owner, b: Owner, fields: readonly Field<Owner>[]): readonly string[] {
  return fields.flatMap(([name, read]) => (read(a) === read(b) ? [] : [`"${name}"`]));
}

function attributeDifferences(old: Metric, target: Metric): readonly string[] {
  const after = new Map(target.attributes.map((attribute) => [attribute.key, attribute]));
  const before = new Set(old.attributes.map(({ key }) => key));
  const added = target.attributes.filter(({ key }) => !before.has(key)).map(({ key }) => `the attribute "${key}"`);
  const changed = old.attributes.flatMap((attribute) => {
    const { key } = attribute;
    const other = after.get(key);
    if (other === undefined) return [`the attribute "${key}"`];
    return fieldsThatDiffer(attribute, other, attributeFields).map((field) => `${field} of the attribute "${key}"`);
  });
  return [...changed, ...added];
}
