/** The closed sets of words that the format knows, each in the order in which people read it, and its numbers. */

const scalarTypes = ["string", "boolean", "int", "double"] as const;
export const attributeTypes = [...scalarTypes, "string[]", "boolean[]", "int[]", "double[]"] as const;
export const instruments = ["counter", "up_down_counter", "gauge", "histogram"] as const;
export const valueTypes = ["int", "double"] as const;
export const statuses = ["planned", "active", "deprecated", "removed"] as const;
/** From the weakest promise to the strongest. */
export const stabilities = ["development", "alpha", "beta", "release_candidate", "stable"] as const;
/** From the least to the gravest, as OpenTelemetry groups severities. */
export const severities = ["trace", "debug", "info", "warn", "error", "fatal"] as const;
export const spanKinds = ["internal", "client", "server", "producer", "consumer"] as const;
export const sensitivities = ["public", "internal", "personal", "secret"] as const;
/** What leaves of an event or a span in place of a value that telemetry hides. */
export const redactions = ["length", "drop", "hash"] as const;
/** What people or tools wrote, by the key of telemetry that lets it leave: `log_user_prompt`, `log_tool_content`. */
const contentGroups = ["user_prompt", "tool_content"] as const;
export const contents = [...contentGroups, "none"] as const;

/** What Meterbook generates, by the name that its files begin with: `recorders` is recorders.ts and everything in recorders/. */
export const outputNames = ["recorders", "validators", "metrics", "telemetry", "catalog", "dictionary"] as const;
/** Those that a catalog does not get unless it asks for them. */
export const outputsToAskFor: ReadonlySet<(typeof outputNames)[number]> = new Set(["dictionary"] as const);

export type ScalarType = (typeof scalarTypes)[number];
export type AttributeType = (typeof attributeTypes)[number];
export type Instrument = (typeof instruments)[number];
export type ValueType = (typeof valueTypes)[number];
export type Status = (typeof statuses)[number];
export type Stability = (typeof stabilities)[number];
export type Severity = (typeof severities)[number];
export type SpanKind = (typeof spanKinds)[number];
export type OutputName = (typeof outputNames)[number];
export type Sensitivity = (typeof sensitivities)[number];
export type Redaction = (typeof redactions)[number];
export type ContentGroup = (typeof contentGroups)[number];
export type Content = (typeof contents)[number];

/** How sentences call an instrument. */
export const instrumentNames: Readonly<Record<Instrument, string>> = {
  counter: "counter",
  up_down_counter: "up-down counter",
  gauge: "gauge",
  histogram: "histogram",
};

/** What a method of a Meter makes, by its name. */
export const meterMethods: Readonly<Record<string, { readonly kind: Instrument; readonly observable: boolean }>> = {
  createCounter: { kind: "counter", observable: false },
  createUpDownCounter: { kind: "up_down_counter", observable: false },
  createGauge: { kind: "gauge", observable: false },
  createHistogram: { kind: "histogram", observable: false },
  createObservableCounter: { kind: "counter", observable: true },
  createObservableUpDownCounter: { kind: "up_down_counter", observable: true },
  createObservableGauge: { kind: "gauge", observable: true },
};

/** The limit of series that the OpenTelemetry SDK puts on an instrument (metrics SDK specification, cardinality limits). */
export const defaultCardinality = 2000;

/** The most items that an array has where nothing is said of it, and the most that can be allowed; the runtime says the same. */
export const defaultMaxItems = 64;
export const greatestMaxItems = 1024;

/** The sections of a catalog that declare entries, and what one of them is. */
export const entrySections = { metrics: "metric", events: "event", spans: "span" } as const;
export type EntrySection = keyof typeof entrySections;
export type EntryKind = (typeof entrySections)[EntrySection];
export const entryKinds = Object.values(entrySections);

/** Where entries of a kind stand. */
export const sectionsOfKinds: Readonly<Record<EntryKind, EntrySection>> = {
  metric: "metrics",
  event: "events",
  span: "spans",
};

/** A kind as sentences have it behind "is". */
export const kindsWithArticle: Readonly<Record<EntryKind, string>> = {
  metric: "a metric",
  event: "an event",
  span: "a span",
};

/** Whether the first step of a path leads to entries. */
export function isEntrySection(step: string | number | undefined): step is EntrySection {
  return typeof step === "string" && Object.hasOwn(entrySections, step);
}
