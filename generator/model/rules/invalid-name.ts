import { camelCase, pascalCase } from "../../names.js";
import type { Metric } from "../catalog.js";
import { definitions } from "../definitions.js";
import type { Finding, Resolution, Rule } from "../resolution.js";

/** Instrument names: OpenTelemetry metrics API specification, instrument name syntax. */
const metricName = /^[A-Za-z][A-Za-z0-9_.\-/]{0,254}$/;

/** Attribute names: OpenTelemetry naming guidelines, with capitals let through for the sake of existing data. */
const attributeName = /^[A-Za-z](?:[A-Za-z0-9_.-]{0,253}[A-Za-z0-9])?$/;

const ofMetrics = 'letters, digits, "_", ".", "-" and "/"';
const ofAttributes = 'letters, digits, "_", "." and "-"';

export const invalidName: Rule = {
  code: "invalid-name",
  *check(resolution) {
    yield* catalogNames(resolution);
    yield* metricNames(resolution);
    yield* variantNames(resolution);
    yield* chosenNames(resolution);
    for (const { attribute } of definitions(resolution)) {
      if (attributeName.test(attribute.key)) continue;
      const message = `"${attribute.key}" is no valid attribute name`;
      yield {
        place: attribute.place,
        message,
        help: `begin with a letter, end with a letter or digit, use ${ofAttributes} only`,
      };
    }
  },
};

function* catalogNames({ catalog, locate }: Resolution): Iterable<Finding> {
  if (!/^[A-Za-z]/.test(pascalCase(catalog.name))) {
    const message = `no type name can be made of the catalog name "${catalog.name}"`;
    yield { place: locate(["name"]), message, help: "begin it with a letter" };
  }
  if (catalog.prefix !== "" && !metricName.test(catalog.prefix)) {
    const message = `"${catalog.prefix}" cannot begin a metric name`;
    yield { place: locate(["prefix"]), message, help: `begin with a letter, use ${ofMetrics} only, 254 at most` };
  }
}

/** What a method, a type and a constant of the generated code can be called. */
const identifier = /^[a-z][A-Za-z0-9]{0,254}$/;

/** A metric, or a variant of one. */
type Named = Pick<Metric, "key" | "path" | "names"> & { readonly of?: string };

function* chosenNames({ catalog, locate }: Resolution): Iterable<Finding> {
  const variants = catalog.metrics.flatMap((metric) => metric.variants.map((variant) => ({ metric, variant })));
  const named: readonly Named[] = [
    ...catalog.metrics,
    ...variants.map(({ metric, variant }) => ({ ...variant, of: metric.key })),
  ];
  for (const { key, of, path, names } of named) {
    if (names.chosen === null || identifier.test(names.chosen)) continue;
    const owner = of === undefined ? `metric "${key}"` : `variant "${key}" of metric "${of}"`;
    const message = `"${names.chosen}" of ${owner} is no identifier for a recorder`;
    const better = camelCase(names.chosen);
    const help = identifier.test(better)
      ? `write "${better}"`
      : "begin with a small letter, use letters and digits only";
    yield { place: locate([...path, "recorder"]), message, help };
  }
}

function* variantNames({ catalog }: Resolution): Iterable<Finding> {
  for (const metric of catalog.metrics) {
    for (const { key, place } of metric.variants) {
      if (/^[A-Za-z0-9][A-Za-z0-9_.-]*$/.test(key)) continue;
      const message = `no identifier can be made of the variant "${key}" of metric "${metric.key}"`;
      yield { place, message, help: `use ${ofAttributes} only` };
    }
  }
}

function* metricNames({ catalog }: Resolution): Iterable<Finding> {
  for (const { key, name, place } of catalog.metrics) {
    if (/^[A-Za-z]/.test(key) && metricName.test(name)) continue;
    const help =
      name.length > 255 ? `shorten it: with the prefix it has ${name.length} characters, 255 are allowed` : undefined;
    yield {
      place,
      message: `"${key}" is no valid metric name`,
      help: help ?? `begin with a letter, use ${ofMetrics} only`,
    };
  }
}
