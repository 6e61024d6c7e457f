import { typeName } from "../../model/attribute-type.js";
import type { Attribute, CatalogEntry, Metric } from "../../model/catalog.js";
import { carriedAttributes, livingEvents, livingMetrics } from "../carriers.js";
import type { Place } from "../../source.js";
import type { LintRule, LintSubject } from "../lint-rule.js";

/** Two programs record it, and nothing keeps the two definitions alike. */
export const metricInTwoCatalogs: LintRule = {
  code: "metric-in-two-catalogs",
  *check(subject) {
    for (const { entry, other, different } of doubled(subject)) {
      if (different.length > 0) continue;
      const { kind, name, place, path } = entry;
      const message = `the ${kind} "${name}" is also defined in ${other.place.source.name}`;
      const help = "define it in one catalog, or give one of them another name";
      yield { ...beside(other), message, help, place, at: path, entries: [entry] };
    }
  },
};

/** Backends know one metric, and one event, of a name: what two catalogs say of it must fit. */
export const metricDiffersBetweenCatalogs: LintRule = {
  code: "metric-differs-between-catalogs",
  *check(subject) {
    for (const { entry, other, different } of doubled(subject)) {
      if (different.length === 0) continue;
      const { kind, name, place, path } = entry;
      const message = `the ${kind} "${name}" is not that of ${other.place.source.name}: ${different.join(", ")}`;
      yield { ...beside(other), message, help: agree, place, at: path, entries: [entry] };
    }
  },
};

const agree = "let both say the same, or give one of them another name";

function beside({ place }: { readonly place: Place }) {
  return { related: [{ place, message: "the other definition" }] };
}

type Doubled = { readonly entry: CatalogEntry; readonly other: CatalogEntry; readonly different: readonly string[] };

/** Names of spans say what kind of work they are, and may be those of several programs. */
function doubled({ catalog, before }: LintSubject): readonly Doubled[] {
  const metrics = livingMetrics(catalog).flatMap((entry) => {
    const other = before.metric(entry.name);
    return other === undefined ? [] : [{ entry, other, different: differences(factsOf(entry), factsOf(other)) }];
  });
  const events = livingEvents(catalog).flatMap((entry) => {
    const other = before.event(entry.name);
    if (other === undefined) return [];
    return [{ entry, other, different: differences({ severity: entry.severity }, { severity: other.severity }) }];
  });
  return [...metrics, ...events];
}

type Facts = Readonly<Record<string, string>>;

function factsOf({ instrument, unit, valueType }: Metric): Facts {
  return { instrument, unit, "value type": valueType };
}

function differences(here: Facts, there: Facts): readonly string[] {
  return Object.entries(here).flatMap(([field, ours]) =>
    ours === there[field] ? [] : [`${field} "${ours}" here, "${there[field]}" there`],
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
