import { closedSeries } from "../../model/cardinality.js";
import type { Attribute, Catalog } from "../../model/catalog.js";
import { formsOf } from "../../model/variants.js";
import { defaultCardinality } from "../../vocabulary.js";
import { boundOf } from "../bounds.js";
import { livingMetrics } from "../carriers.js";
import type { LintRule } from "../lint-rule.js";

/** Attributes that nothing bounds count once: they have a finding of their own. */
export const cardinalityLimit: LintRule = {
  code: "cardinality-limit",
  needsAll: true,
  *check({ catalog, locate }) {
    for (const metric of livingMetrics(catalog)) {
      const { key, path, cardinality } = metric;
      const products = formsOf(metric).map(({ attributes }) => factorsOf(attributes, catalog));
      const series = products.reduce((sum, factors) => sum + productOf(factors), 0);
      // A budget that the closed values alone exceed is an error of its own.
      if (series <= Math.min(cardinality, defaultCardinality) || closedSeries(metric, catalog) > cardinality) continue;
      const limit =
        cardinality < series
          ? `its "cardinality" keeps ${cardinality} of them`
          : `the SDK keeps ${defaultCardinality} of them unless a View raises its limit`;
      yield {
        place: cardinality < series ? locate([...path, "cardinality"], "key") : metric.place,
        message: `"${key}" can have ${products.map(textOf).join(" + ")} = ${series} series, and ${limit}`,
        help: 'drop an attribute, lower "max_values", or allow it if so many never come together',
        at: path,
        entries: [metric],
      };
    }
  },
};

type Factor = { readonly count: number; readonly name: string };

function factorsOf(own: readonly Attribute[], { context }: Catalog): readonly Factor[] {
  const factors = (attributes: readonly Attribute[], note: string) =>
    attributes.flatMap((attribute) => {
      const count = boundOf(attribute) ?? 1;
      return count === 1 ? [] : [{ count, name: `${attribute.key}${note}` }];
    });
  return [...factors(own, ""), ...factors(context, ", context")];
}

function productOf(factors: readonly Factor[]): number {
  return factors.reduce((product, { count }) => product * count, 1);
}

/** `4 (method) × 3 (region, context)`. */
function textOf(factors: readonly Factor[]): string {
  return factors.length === 0 ? "1" : factors.map(({ count, name }) => `${count} (${name})`).join(" × ");
}
