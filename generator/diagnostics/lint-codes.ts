import type { CodeDescription } from "./severity.js";

/**
 * The rules of `meterbook lint`: no output depends on them. The severity is the default, which a catalog changes
 * under `lint:`.
 */
const codes = {
  "name-style": warning(
    "A name is not written as OpenTelemetry's naming conventions ask.",
    "Write it in lower case, words parted by `_`, namespaces by `.`, and without `total`; a count that rises and falls is singular.",
  ),
  "name-prefix-repeated": warning(
    "A name begins with the catalog's prefix, which is put before it anyway.",
    "Leave the prefix out.",
  ),
  "otel-namespace": warning(
    "A name lies in `otel.`, which OpenTelemetry keeps for itself, and no semantic convention defines it.",
    "Choose another namespace.",
  ),
  "unit-in-name": warning(
    "A name ends in a unit that is not the metric's `unit`.",
    "Correct the unit, or leave it out of the name.",
  ),
  "namespace-is-metric": off(
    "A metric's name is the namespace of another's, which backends that nest names cannot hold.",
    "Give it a last word of its own, such as `.count`.",
  ),
  "namespace-is-attribute": warning(
    "Of the attributes that a measurement, an event or a span carries, one is the namespace of another, which backends that nest names cannot hold.",
    "Give it a last word of its own, such as `.name`.",
  ),
  "similar-names": warning(
    "Two names differ in case and separators only.",
    "Write them alike, or let them differ in a word.",
  ),
  "exported-name-collision": warning(
    "Two metrics become one series in Prometheus, or two attributes one label: by a strategy that is not the catalog's, or while one metric takes the place of the other.",
    "Rename one, or allow it where that strategy is used nowhere.",
  ),
  "likely-misspelling": warning(
    "A word differs in one letter from one that the catalog or the semantic conventions use.",
    "Correct the spelling.",
  ),
  "missing-description": warning(
    "A metric, event or span has no description.",
    "Say in a sentence what is measured, or happens.",
  ),
  "missing-owner": off("A metric, event or span has no owner.", "Name the team or person who answers for it."),
  "missing-unit": warning(
    "A gauge or a histogram has no unit, so that nobody can read its numbers.",
    'Write the unit in UCUM; `"1"` for a ratio.',
  ),
  "description-repeats-name": warning(
    "A description says no more than the name.",
    "Say what is counted, measured or happens, and when.",
  ),
  "single-value": warning(
    "An attribute has one allowed value, so that it says nothing.",
    "Drop it, list the other values, or write `open: true`.",
  ),
  "boolean-in-disguise": warning(
    "The two allowed values of an attribute mean true and false.",
    "Write `type: boolean`.",
  ),
  "unbounded-attribute": warning(
    "Nothing bounds the values of an attribute of a metric, and each new one makes new series.",
    "List its `values`, or set `max_values`.",
  ),
  "cardinality-limit": warning(
    "The bounded attributes of a metric make more series than its `cardinality`, or than the SDK keeps.",
    "Drop an attribute, or lower `max_values`.",
  ),
  "attribute-type-conflict": warning(
    "One attribute key has two types.",
    "Give it one type, or another key; best as a shared attribute.",
  ),
  "unfit-buckets": warning(
    "The boundaries of a histogram, or the SDK's default ones from 0 to 10000, do not fit its unit.",
    "Write `buckets` where the values are expected.",
  ),
  "sensitive-attribute": warning(
    "An attribute's name speaks of something private, and no `sensitivity` is written.",
    "Write `sensitivity`, or record less.",
  ),
  "semconv-conformance": warning(
    "What bears a name of OpenTelemetry's semantic conventions is not what they define: its instrument, unit, type, values or required attributes differ, or the name is a former one.",
    "Follow the convention, or choose a name of your own.",
  ),
  "semconv-look-alike": warning(
    "A name differs from one of OpenTelemetry's semantic conventions in case and separators only.",
    "Use the conventional name.",
  ),
  "metric-in-two-catalogs": warning(
    "Two catalogs of one run define one metric or event.",
    "Define it in one of them, or give one another name.",
  ),
  "metric-differs-between-catalogs": warning(
    "Two catalogs of one run give one metric two instruments, units or value types, or one event two severities.",
    "Let both say the same, or give one another name.",
  ),
  "attribute-differs-between-catalogs": warning(
    "Two catalogs of one run give one attribute two types or, where each shares it among its metrics, two sets of values.",
    "Let both say the same, or give one another name.",
  ),
  expired: error(
    "The end of a metric, event or span is past: its `expires`, or the `until` in which its old name is exported.",
    "Remove it, or write a later end.",
  ),
  "expires-soon": error(
    "The end of a metric, event or span comes within `--warn-days`.",
    "Stop recording it, or write a later end.",
  ),
} as const satisfies Readonly<Record<string, CodeDescription>>;

export type LintCode = keyof typeof codes;

export const lintCodes: Readonly<Record<LintCode, CodeDescription>> = codes;

/** Those that a calendar decides: neither `allow` nor a baseline puts them off. */
export const datedCodes: readonly LintCode[] = ["expired", "expires-soon"];

/** Those that `lint --fix` fixes where they are about planned entries alone, and the fix is one definite thing. */
export const fixableCodes: readonly LintCode[] = [
  "name-style",
  "name-prefix-repeated",
  "boolean-in-disguise",
  "unfit-buckets",
  "semconv-conformance",
  "semconv-look-alike",
];

function error(cause: string, fix: string): CodeDescription {
  return { severity: "error", cause, fix };
}

function warning(cause: string, fix: string): CodeDescription {
  return { severity: "warning", cause, fix };
}

function off(cause: string, fix: string): CodeDescription {
  return { severity: "off", cause, fix };
}
