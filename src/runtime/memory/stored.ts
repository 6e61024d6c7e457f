import type { Attributes } from "@opentelemetry/api";

/** What one series was given: all values in order. */
export type MemorySeries = {
  readonly attributes: Attributes;
  readonly values: number[];
};

/** The series of a metric, by their attributes. */
export type Stored = Map<string, MemorySeries>;

export function store(series: Stored, value: number, attributes: Attributes): void {
  const key = JSON.stringify(Object.entries(attributes).sort());
  const known = series.get(key);
  if (known === undefined) series.set(key, { attributes, values: [value] });
  else known.values.push(value);
}
