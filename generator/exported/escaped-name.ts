import type { MetricFacts } from "./metric-facts.js";
import { unitSuffixes } from "./unit-suffixes.js";

/**
 * A metric's name in letters, digits, underscores and colons, with the suffixes of unit and type
 * (github.com/prometheus/otlptranslator v1.0.0, metric_namer.go); undefined when nothing of the name is left.
 */
export function escapedNameWithSuffixes({ name, unit, instrument }: MetricFacts): string | undefined {
  const tokens = withUnit(
    name.split(/[^A-Za-z0-9:]+/).filter((token) => token !== ""),
    unit,
  );
  return meaningful(name, afterDigit(withType(tokens, unit, instrument).join("_")));
}

/** The same without suffixes; unlike with them, underscores of the name stay as they are. */
export function escapedName({ name }: MetricFacts): string | undefined {
  const parts = name.split(/[^A-Za-z0-9:_]+/).filter((part) => part !== "");
  return meaningful(name, afterDigit(parts.join("_")));
}

function withUnit(tokens: readonly string[], unit: string): readonly string[] {
  const suffixes = unitSuffixes(unit);
  const per = unless(tokens, clean(suffixes.per).replace(/_$/, ""), "per");
  const main = unless(tokens, clean(suffixes.main), "");
  return [...tokens, per === "" ? main : main.replace(/_$/, ""), per].filter((token) => token !== "");
}

/** A suffix that says something and is not yet a part of the name. */
function unless(tokens: readonly string[], suffix: string, empty: string): string {
  return suffix === empty || tokens.includes(suffix) ? "" : suffix;
}

function clean(suffix: string): string {
  return suffix.replace(/[^A-Za-z0-9:]+/g, "_").replace(/^_/, "");
}

/** Ratios are gauges only, as many programs count things in `1`. */
function withType(tokens: readonly string[], unit: string, instrument: MetricFacts["instrument"]): readonly string[] {
  if (instrument === "counter") return atEnd(tokens, "total");
  return instrument === "gauge" && unit === "1" ? atEnd(tokens, "ratio") : tokens;
}

function atEnd(tokens: readonly string[], word: string): readonly string[] {
  return [...tokens.filter((token) => token !== word), word];
}

function afterDigit(name: string): string {
  return /^[0-9]/.test(name) ? `_${name}` : name;
}

function meaningful(name: string, escaped: string): string | undefined {
  return escaped === "" || (escaped !== name && /^_+$/.test(escaped)) ? undefined : escaped;
}
