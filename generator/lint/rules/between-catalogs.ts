import { typeName } from "../../model/attribute-type.js";
import type { Attribute, Metric } from "../../model/catalog.js";
import { carriedAttributes, livingMetrics } from "../carriers.js";
import type { Place } from "../../source.js";
import type { LintRule, LintSubject } from "../lint-rule.js";

/** Two programs record it, and nothing keeps the two definitions alike. */
export const metricInTwoCatalogs: LintRule = {
  code: "metric-in-two-catalogs",
  *check(subject) {
    for (const { metric, other, different } of doubledMetrics(subject)) {
      if (different.length > 0) continue;
      const message = `the metric "${metric.name}" is also defined in ${other.place.source.name}`;
      const help = "define it in one catalog, or give one of them another name";
      yield { ...beside(other), message, help, place: metric.place, at: metric.path, entries: [metric] };
    }
  },
};

/** Backends know one metric of a name: what two catalogs say of it must fit. */
export const metricDiffersBetweenCatalogs: LintRule = {
  code: "metric-differs-between-catalogs",
  *check(subject) {
    for (const { metric, other, different } of doubledMetrics(subject)) {
      if (different.length === 0) continue;
      const message = `the metric "${metric.name}" is not that of ${other.place.source.name}: ${different.join(", ")}`;
      yield { ...beside(other), message, help: agree, place: metric.place, at: metric.path, entries: [metric] };
    }
  },
};

const agree = "let both say the same, or give one of them another name";

function beside({ place }: { readonly place: Place }) {
  return { related: [{ place, message: "the other definition" }] };
}

type Doubled = { readonly metric: Metric; readonly other: Metric; readonly different: readonly string[] };

function doubledMetrics({ catalog, before }: LintSubject): readonly Doubled[] {
  return livingMetrics(catalog).flatMap((metric) => {
    const other = before.metric(metric.name);
    return other === undefined ? [] : [{ metric, other, different: differences(metric, other) }];
  });
}

function differences(here: Metric, there: Metric): readonly string[] {
  const fields = [
    ["instrument", here.instrument, there.instrument],
    ["unit", here.unit, there.unit],
    ["value type", here.valueType, there.valueType],
  ] as const;
  return fields.flatMap(([field, ours, theirs]) =>
    ours === theirs ? [] : [`${field} "${ours}" here, "${theirs}" there`],
  );
}

/** A label that means two things makes queries over both programs wrong. */
export const attributeDiffersBetweenCatalogs: LintRule = {
  code: "attribute-differs-between-catalogs",
  *check(subject) {
    for (const { attribute, entries } of carriedAttributes(subject)) {
      const found =
        otherType(attribute, subject.before.attribute(attribute.key)) ?? otherValues(attribute, subject.before);
      if (found === undefined) continue;
      const { other } = found;
      const message = `the attribute "${attribute.key}" is not that of ${other.place.source.name}: ${found.message}`;
      yield { ...beside(other), message, help: agree, place: attribute.place, at: attribute.path, entries };
    }
  },
};

type Difference = { readonly other: Attribute; readonly message: string };

function otherType(attribute: Attribute, other: Attribute | undefined): Difference | undefined {
  if (other === undefined || typeName(other) === typeName(attribute)) return undefined;
  return { other, message: `type "${typeName(attribute)}" here, "${typeName(other)}" there` };
}

/** Attributes of single metrics may list what fits each of them. */
function otherValues(attribute: Attribute, before: { sharedAttribute(key: string): Attribute | undefined }) {
  const other = attribute.origin === "own" ? undefined : before.sharedAttribute(attribute.key);
  if (other === undefined || [attribute, other].some(({ open, values }) => open || values.length === 0))
    return undefined;
  const [ours, theirs] = [valuesOf(attribute), valuesOf(other)];
  const sides = [missingIn(theirs, ours, "here"), missingIn(ours, theirs, "there")].filter((text) => text !== "");
  return sides.length === 0 ? undefined : { other, message: sides.join(", ") };
}

function valuesOf({ values }: Attribute): ReadonlySet<string> {
  return new Set(values.map((each) => (each.kind === "exact" ? String(each.value) : `${each.prefix}*`)));
}

function missingIn(one: ReadonlySet<string>, other: ReadonlySet<string>, where: string): string {
  const only = [...other].filter((value) => !one.has(value)).map((value) => `"${value}"`);
  return only.length === 0 ? "" : `${only.join(", ")} only ${where}`;
}
