import type { MetricFacts } from "./metric-facts.js";
import { unitSuffixes } from "./unit-suffixes.js";

/**
 * A metric's name as it is, with the suffixes of unit and type behind it
 * (github.com/prometheus/otlptranslator v1.0.0, metric_namer.go); undefined when Prometheus could not store it.
 */
export function unescapedNameWithSuffixes({ name, unit, instrument }: MetricFacts): string | undefined {
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
