import type { Metric } from "../catalog.js";
import type { Rule } from "../resolution.js";
import { conversionBetween } from "../units/conversion.js";
import { factorBetween } from "../units/ucum.js";

/** Numbers are converted between two names of a metric where the factor follows from their units, and nothing is rounded. */
export const emissionConversion: Rule = {
  code: "emission-mismatch",
  needsAll: true,
  *check({ catalog, locate }) {
    const byKey = new Map(catalog.metrics.map((metric) => [metric.key, metric]));
    for (const metric of catalog.metrics) {
      const { key, path, status, deprecated } = metric;
      if (status !== "deprecated") continue;
      const target = byKey.get(deprecated?.renamedTo ?? "");
      if (!deprecated?.convert || !deprecated.emitBoth || target === undefined || target === metric) continue;
      const problem = conversionProblem(metric, target);
      if (problem === undefined) continue;
      yield {
        place: locate([...path, "deprecated", "convert"], "key"),
        message: `the numbers of metric "${key}" cannot be converted to those of "${target.key}": ${problem.reason}`,
        help: problem.help,
        related: [{ place: target.place, message: `"${target.key}" stands here` }],
      };
    }
  },
};

/** Why numbers cannot be converted between two metrics; undefined when they can. */
export function conversionProblem(
  old: Metric,
  target: Metric,
): { readonly reason: string; readonly help: string } | undefined {
  const apart = 'remove "emit", "until" and "convert", and record each name by itself';
  if (old.observable || target.observable)
    return { reason: "callbacks are asked for the number of one unit", help: apart };
  if (old.unit === target.unit) return { reason: `both are in "${old.unit}"`, help: 'remove "convert"' };
  if (old.unit === "" || target.unit === "") {
    return { reason: `"${(old.unit === "" ? old : target).key}" has no unit`, help: 'write its "unit:"' };
  }
  if (conversionBetween(old.unit, target.unit) === undefined) return { reason: unitProblem(old, target), help: apart };
  if (target.valueType === "double") return undefined;
  return { reason: `"${target.key}" takes whole numbers only`, help: `write "value_type: double" at "${target.key}"` };
}

function unitProblem({ unit: from }: Metric, { unit: to }: Metric): string {
  return factorBetween(from, to) === undefined
    ? `"${from}" and "${to}" measure different things, or have no common zero`
    : `the factor between "${from}" and "${to}" is not exact`;
}
