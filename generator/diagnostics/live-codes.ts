import type { CodeDescription, Severity } from "./severity.js";

/** The rules of `meterbook live-check`. The severity is the default, which a catalog changes under `lint:`. */
const rules = {
  "live/unknown-metric": error(
    "A metric is emitted that the catalog does not have.",
    "Correct the name, or add the metric to the catalog.",
  ),
  "live/unknown-event": error(
    "An event is emitted by the catalog's logger, under its prefix or on its spans, that the catalog does not have.",
    "Correct the name, or add the event: `meterbook add --kind event`.",
  ),
  "live/unknown-span": error(
    "A span is emitted by the catalog's tracer, or under its prefix, that the catalog does not have.",
    "Correct the name, or add the span: `meterbook add --kind span`.",
  ),
  "live/planned-metric": error(
    "A metric, event or span is emitted that is planned.",
    "Make it active: `meterbook promote`.",
  ),
  "live/removed-metric": error(
    "A metric, event or span is emitted that was removed.",
    "Remove the code that records it.",
  ),
  "live/expired-metric": error(
    "A metric, event or span is emitted after its `expires`.",
    "Remove the code that records it, or write a later end.",
  ),
  "live/deprecated-metric": error(
    "A deprecated metric is emitted after its `until`.",
    "Record the metric that takes its place only, or write a later end.",
  ),
  "live/single-name": warning(
    "Of a metric that is to be emitted under two names (`emit: both`), one name alone was received.",
    "Record it through the generated recorders, which emit both.",
  ),
  "live/wrong-instrument": error(
    "A metric is emitted by another instrument than the catalog says: a gauge for a counter, say.",
    "Use the instrument of the catalog, or correct the catalog.",
  ),
  "live/wrong-unit": error("A metric is emitted in another unit.", "Correct the unit where the instrument is created."),
  "live/wrong-description": warning(
    "A metric is emitted with another description.",
    "Correct the description where the instrument is created.",
  ),
  "live/wrong-value-type": error(
    "A metric is emitted with numbers of another type: `double` for `int`, say.",
    "Create the instrument with the value type of the catalog.",
  ),
  "live/wrong-buckets": error(
    "A histogram is emitted with other bucket boundaries.",
    "Give the instrument the boundaries of the catalog, and look for a view that changes them.",
  ),
  "live/wrong-severity": error(
    "An event is emitted with another severity than the catalog says, or without one.",
    "Emit it with the severity of the catalog, or correct the catalog.",
  ),
  "live/wrong-span-kind": error(
    "A span is emitted as another kind than the catalog says: a client for a server, say.",
    "Start it as the kind of the catalog, or correct the catalog.",
  ),
  "live/unlisted-event": error(
    "An event of the catalog is attached to a span whose `events` do not list it.",
    "List it, or emit it as a log record only.",
  ),
  "live/mixed-temporality": error(
    "A metric is emitted with delta and cumulative temporality, or with none where one is needed.",
    "Let all exporters of one metric prefer the same temporality.",
  ),
  "live/negative-value": error(
    "A counter or a histogram is emitted with a negative number.",
    "Record no negative amounts, or use an up-down counter.",
  ),
  "live/malformed-point": error(
    "A data point, event or span contradicts itself: it has no value, counts that do not add up, or ends before it starts.",
    "Correct the exporter, or whatever changes data on its way.",
  ),
  "live/unknown-attribute": error(
    "A metric, event or span is emitted with an attribute that the catalog does not give it.",
    "Correct the name, or add the attribute to the catalog.",
  ),
  "live/missing-attribute": error(
    "A metric, event or span is emitted without an attribute that is required, or a span ends well without one that is required then.",
    "Record the attribute, or say `required: false`.",
  ),
  "live/missing-common-attribute": error(
    "A metric, event or span is emitted without a common attribute that is required.",
    "Record through the generated recorders, which add the common attributes, or add it to each measurement, event and span.",
  ),
  "live/wrong-attribute-type": error(
    "An attribute is emitted with a value of another type.",
    "Record a value of the type of the catalog.",
  ),
  "live/unknown-value": error(
    "An attribute is emitted with a value outside its closed set.",
    "Correct the value, or add it to the attribute.",
  ),
  "live/pattern-mismatch": error(
    "An attribute is emitted with a value that does not match its pattern.",
    "Correct the value, or the pattern.",
  ),
  "live/too-long": error(
    "An attribute is emitted with a value longer than `max_length`, or an array with more than `max_items`.",
    "Shorten the value, or raise the limit.",
  ),
  "live/out-of-range": error(
    "An attribute is emitted with a number outside `min` and `max`.",
    "Correct the number, or the limits.",
  ),
  "live/sensitive-content": warning(
    "An attribute whose `sensitivity` is `personal` or `secret` leaves as it is.",
    "Export through `@meterbook/telemetry`, which hides it, or accept it with `allow`.",
  ),
  "live/too-many-series": error(
    "One process emits more series of a metric than its `cardinality`.",
    "Drop an attribute or values, or raise `cardinality`.",
  ),
  "live/too-many-values": error(
    "One process emits more different values of an attribute than its `max_values`.",
    "Record fewer values, or raise `max_values`.",
  ),
  "live/other-value": warning(
    "The value `_other` is emitted, which stands for values beyond `max_values` or `cardinality`.",
    "Record fewer values, or raise the limit.",
  ),
  "live/overflow": warning(
    "The overflow series is emitted, which stands for all series beyond the limit of the SDK or of `cardinality`.",
    "Drop an attribute or values, or raise the limit.",
  ),
  "live/rejected-measurement": warning(
    "The recorders report in `meterbook.invalid` that they dropped or changed measurements, events or spans.",
    "Record what the catalog allows; the program's own log has each reason.",
  ),
  "live/wrong-scope": warning(
    "A metric, event or span of the catalog is emitted by a meter, logger or tracer of another name.",
    "Bind the recorders to one with the name of the catalog.",
  ),
  "live/wrong-scope-version": warning(
    "The meter, logger or tracer has another version than `meter: { version }`.",
    "Create it with that version, or correct the catalog.",
  ),
  "live/wrong-schema-url": warning(
    "The meter, logger or tracer has another schema URL than `meter: { schema_url }`.",
    "Create it with that schema URL, or correct the catalog.",
  ),
  "live/unreadable-payload": error(
    "Something was received that cannot be read: no OTLP, cut off, or beyond a limit.",
    "Correct the exporter; each message says what is wrong.",
  ),
} as const satisfies Readonly<Record<string, CodeDescription>>;

/** What a run ends with when it was not enough; no catalog switches these off. */
const outcomes = {
  "live/nothing-received": error(
    "No metric, event or span of the catalog was received, so that nothing was checked.",
    "Look at what was received instead, and whether the program exports to where the check listens.",
  ),
  "live/never-emitted": error(
    "A metric, event or span that `--require` asks for was not received.",
    "Let the run reach the code that records it, or require less.",
  ),
  "live/low-coverage": error(
    "Less was received than `--min-coverage` or `--min-value-coverage` asks for.",
    "Let the run reach more of the code, or ask for less.",
  ),
} as const satisfies Readonly<Record<string, CodeDescription & { readonly severity: Severity }>>;

export type LiveRule = keyof typeof rules;
export type LiveOutcome = keyof typeof outcomes;
export type LiveCode = LiveRule | LiveOutcome;

export const liveRules: Readonly<Record<LiveRule, CodeDescription>> = rules;
export const liveCodes: Readonly<Record<LiveCode, CodeDescription>> = { ...rules, ...outcomes };

/** What is not in the catalog, or about no entry of it. */
const notAllowable: ReadonlySet<LiveRule> = new Set([
  "live/unknown-metric",
  "live/unknown-event",
  "live/unknown-span",
  "live/rejected-measurement",
  "live/unreadable-payload",
]);

/** Those about an entry of the catalog or what belongs to it, which its `allow` may name. */
export const allowableLiveRules: readonly LiveRule[] = (Object.keys(rules) as LiveRule[]).filter(
  (code) => !notAllowable.has(code),
);

function error(cause: string, fix: string): CodeDescription & { readonly severity: "error" } {
  return { severity: "error", cause, fix };
}

function warning(cause: string, fix: string): CodeDescription & { readonly severity: "warning" } {
  return { severity: "warning", cause, fix };
}
