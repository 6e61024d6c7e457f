import type { Attributes } from "@opentelemetry/api";

/** What one series was given: all values in order. */
export type MemorySeries = {
  readonly attributes: Attributes;
  readonly values: number[];
};

/** The series of a metric, by their attributes. */
export type Stored = Map<string, MemorySeries>;

/** The same text for equal attributes, whatever the order of their keys. */
export function keyOf(attributes: Attributes): string {
  return JSON.stringify(Object.entries(attributes).sort());
}

export function store(series: Stored, value: number, attributes: Attributes): void {
  const key = keyOf(attributes);
  const known = series.get(key);
  if (known === undefined) series.set(key, { attributes, values: [value] });
  else known.values.push(value);
}
