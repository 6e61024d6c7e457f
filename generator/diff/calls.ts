import type { AnyEntry, Attribute, Metric, Signal } from "../model/catalog.js";

export { isRecorded } from "../model/emission.js";

/** How the generated code lets people call it: what decides whether callers still compile. */

/** Gauges and histograms take the value first; counters take an amount last, which may be left out. */
export function takesValueFirst({ instrument }: Metric): boolean {
  return instrument === "gauge" || instrument === "histogram";
}

/** `toolCall(attributes, amount?)`, `emit.toolResult(attributes)`, `span.turn(attributes, run)` */
export function callText(entry: AnyEntry): string {
  return entry.kind === "metric" ? metricCall(entry) : signalCall(entry);
}

/** What decides the name by which code calls it. */
export function stemOf(entry: AnyEntry): string {
  return entry.kind === "metric" ? entry.names.stem : entry.names.recorder;
}

function signalCall({ kind, names, attributes }: Signal): string {
  const isOptional = attributes.every(({ required }) => !required);
  const given = attributes.length === 0 ? [] : [isOptional && kind === "event" ? "attributes?" : "attributes"];
  return kind === "event"
    ? `emit.${names.recorder}(${given.join("")})`
    : `span.${names.recorder}(${[...given, "run"].join(", ")})`;
}

function metricCall(metric: Metric): string {
  const { names, attributes, observable } = metric;
  if (observable) return `${names.recorder}(callback)`;
  const given =
    attributes.length === 0 ? [] : [attributes.every(({ required }) => !required) ? "attributes?" : "attributes"];
  const taken = takesValueFirst(metric) ? ["value", ...given] : [...given, "amount?"];
  return `${names.recorder}(${taken.join(", ")})`;
}

/** `status?: "ok" | string`, as an attributes object has it. */
export function memberText(attribute: Attribute): string {
  return `${attribute.key}${attribute.required ? "" : "?"}: ${typeText(attribute)}`;
}

/** As TypeScript has it: `"ok" | string`, `readonly string[]`. */
export function typeText(attribute: Attribute): string {
  const type = itemText(attribute);
  if (!attribute.isArray) return type;
  return `readonly ${type.includes(" | ") ? `(${type})` : type}[]`;
}

function itemText({ type, values, open }: Attribute): string {
  if (values.length === 0) return type === "int" || type === "double" ? "number" : type;
  const known = values.map((value) =>
    value.kind === "prefix" ? `\`${value.prefix}\${string}\`` : JSON.stringify(value.value),
  );
  return [...known, ...(open ? [type === "string" ? "string" : "number"] : [])].join(" | ");
}
