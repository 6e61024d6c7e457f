import type { MetricFacts } from "./metric-facts.js";

/**
 * A metric's name at the Prometheus exporter of OpenTelemetry JavaScript (@opentelemetry/exporter-prometheus 0.223,
 * PrometheusSerializer): no unit, and `_total` only where the name does not end so. Undefined when it is not exported.
 */
export function javascriptExporterName({ name, instrument }: MetricFacts): string | undefined {
  const plain = javascriptExporterLabel(name);
  if (plain === "" || plain === "_") return undefined;
  const begun = /^[0-9]/.test(plain) ? `_${plain}` : plain;
  return instrument === "counter" && !begun.endsWith("_total") ? `${begun}_total` : begun;
}

/** Labels are not put right where they begin with a digit, as metrics are. */
export function javascriptExporterLabel(attribute: string): string {
  return attribute.replace(/[^A-Za-z0-9_]/g, "_").replace(/_{2,}/g, "_");
}
