import { escapedName, escapedNameWithSuffixes } from "./escaped-name.js";
import type { MetricFacts } from "./metric-facts.js";
import type { Route, TranslationStrategy } from "./route.js";
import { unitSuffixes } from "./unit-suffixes.js";

type Naming = {
  readonly metric: (facts: MetricFacts) => string | undefined;
  readonly label: (attribute: string) => string | undefined;
};

const namings: Readonly<Record<TranslationStrategy, Naming>> = {
  UnderscoreEscapingWithSuffixes: { metric: escapedNameWithSuffixes, label: escapedLabel },
  UnderscoreEscapingWithoutSuffixes: { metric: escapedName, label: escapedLabel },
  NoUTF8EscapingWithSuffixes: { metric: unescapedNameWithSuffixes, label: unescapedLabel },
  NoTranslation: { metric: ({ name }) => name, label: unescapedLabel },
};

const javascriptNaming: Naming = { metric: javascriptExporterName, label: javascriptExporterLabel };

/** The name under which Prometheus knows a metric, before what a histogram's series add; undefined when it stores none. */
export function exportedName(facts: MetricFacts, route: Route): string | undefined {
  return namingOf(route).metric(facts);
}

/** The label under which Prometheus knows an attribute; undefined when it stores none. */
export function exportedLabel(attribute: string, route: Route): string | undefined {
  return namingOf(route).label(attribute);
}

function namingOf(route: Route): Naming {
  return route.exporter === "javascript" ? javascriptNaming : namings[route.strategy];
}

/**
 * A metric's name at the Prometheus exporter of OpenTelemetry JavaScript (@opentelemetry/exporter-prometheus 0.223,
 * PrometheusSerializer): no unit, and `_total` only where the name does not end so. Undefined when it is not exported.
 */
function javascriptExporterName({ name, instrument }: MetricFacts): string | undefined {
  const plain = javascriptExporterLabel(name);
  if (plain === "" || plain === "_") return undefined;
  const begun = /^[0-9]/.test(plain) ? `_${plain}` : plain;
  return instrument === "counter" && !begun.endsWith("_total") ? `${begun}_total` : begun;
}

/** Labels are not put right where they begin with a digit, as metrics are. */
function javascriptExporterLabel(attribute: string): string {
  return attribute.replace(/[^A-Za-z0-9_]/g, "_").replace(/_{2,}/g, "_");
}

/**
 * The label of an attribute, escaped (github.com/prometheus/otlptranslator v1.0.0, label_namer.go); undefined when
 * nothing of its name is left. Names between double underscores are Prometheus's own and keep them.
 */
function escapedLabel(attribute: string): string | undefined {
  const label = escapeCharacters(attribute);
  const begun = /^[0-9]/.test(label) ? `key_${label}` : label;
  return /^_*$/.test(begun) ? undefined : begun;
}

function unescapedLabel(attribute: string): string | undefined {
  return /^_*$/.test(attribute) ? undefined : attribute;
}

function escapeCharacters(attribute: string): string {
  const isReserved = attribute.length >= 4 && attribute.startsWith("__") && attribute.endsWith("__");
  const name = isReserved ? attribute.slice(2, -2) : attribute;
  const escaped = name.replace(/[^A-Za-z0-9]+/g, "_");
  return isReserved ? `__${escaped}__` : escaped;
}

/**
 * A metric's name as it is, with the suffixes of unit and type behind it
 * (github.com/prometheus/otlptranslator v1.0.0, metric_namer.go); undefined when Prometheus could not store it.
 */
function unescapedNameWithSuffixes({ name, unit, instrument }: MetricFacts): string | undefined {
  const { main, per } = unitSuffixes(unit);
  const type = typeSuffix(instrument, unit);
  const stem = withoutSuffix(withoutSuffix(name, type), per);
  if (stem === undefined) return undefined;
  const inner = main === "" || stem.endsWith(main) ? stem : `${stem}_${main}`;
  return [inner, per, type].filter((part, index) => index === 0 || part !== "").join("_");
}

function typeSuffix(instrument: MetricFacts["instrument"], unit: string): string {
  if (instrument === "counter") return "total";
  return instrument === "gauge" && unit === "1" ? "ratio" : "";
}

/** A suffix goes with the byte before it, whichever that is; what is left of a longer character is no text. */
function withoutSuffix(name: string | undefined, suffix: string): string | undefined {
  if (name === undefined || suffix === "" || !name.endsWith(suffix)) return name;
  const rest = name.slice(0, -suffix.length);
  if (rest === "" || /^[\0-\x7f]$/.test(rest)) return name;
  return /[\0-\x7f]$/.test(rest) ? rest.slice(0, -1) : undefined;
}
