import { type ImportCode, importCodes } from "./import-codes.js";
import { datedCodes, type LintCode, lintCodes } from "./lint-codes.js";
import { allowableLiveRules, type LiveCode, type LiveRule, liveCodes, liveRules } from "./live-codes.js";
import { type QueryCode, queryCodes } from "./query-codes.js";
import type { CodeDescription, Severity } from "./severity.js";
import { sharingCodes } from "./sharing-codes.js";
import { type UsageCode, usageCodes } from "./usage-codes.js";

type Described = CodeDescription & { readonly severity: Severity };

const codes = {
  "file-unreadable": error(
    "The file does not exist, is a folder, or may not be read.",
    "Name the catalog with `--catalog`, or correct the file's permissions.",
  ),
  "file-too-large": error(
    "The file is larger than 16 MiB, or has more than four million words and signs.",
    "Split the catalog, or check that the right file is named.",
  ),
  "file-not-text": error("The file is not UTF-8 text.", "Save it as UTF-8."),
  "catalog-empty": error("The file holds no catalog.", "Begin with `catalog: 1`, `name:` and `metrics:`."),
  "foreign-format": error(
    "The file is of another tool: OpenTelemetry Weaver, mdatagen, Glean, Prometheus.",
    "Run `meterbook import`, which reads registries and components, or describe its metrics in a catalog, which begins with `catalog: 1`.",
  ),
  "yaml-syntax": error("The text is not well-formed YAML.", "Fix the syntax at the caret."),
  "yaml-feature": error(
    "A catalog is one plain YAML 1.2 document: no aliases, anchors, tags, directives or further documents.",
    "Write the value out, or share it under `attributes:`.",
  ),
  "nested-too-deep": error("The document is nested deeper than a catalog can be.", "Remove the surplus levels."),
  "duplicate-key": error(
    "A key stands twice in one map, or in two files of a catalog.",
    "Merge the two, or rename one.",
  ),
  "dangerous-key": error(
    "The key is one that JavaScript objects treat specially: `__proto__`, `constructor`, `prototype`.",
    "Choose another name.",
  ),
  "key-not-text": error("A key is not a plain text.", "Write it in quotes."),
  "unknown-key": error("The format has no such key.", "Remove it, or correct the spelling."),
  "missing-key": error("A required key is missing.", "Add it."),
  "wrong-type": error("The value is of another type than the format asks for.", "Write a value of the named type."),
  "unknown-value": error("The value is not one of the allowed ones.", "Choose an allowed value."),
  "wrong-value": error("The value is outside its range.", "Write a value inside the range."),
  "number-text": error(
    "A value of an attribute is written as a number that YAML reads as another text: `1.10`, `0666`, `1e3`.",
    "Write it in quotes, or as the number that it is.",
  ),
  "unknown-attribute": error(
    "A metric or the context refers to a shared attribute that does not exist.",
    "Define it under `attributes:`, or give the attribute a type here.",
  ),
  "unused-attribute": warning("Nothing uses a shared attribute.", "Remove it, or use it."),
  "name-collision": error(
    "Two names become the same identifier in the generated code, or one series or label in Prometheus, or a name is that of a removed metric.",
    "Rename one, so that they differ in more than case, separators, unit and type.",
  ),
  "invalid-name": error(
    "The name breaks OpenTelemetry's rules for names, or cannot become an identifier.",
    "Begin with a letter and use letters, digits, `_`, `.`, `-` and `/` only, 255 characters at most.",
  ),
  "prefix-separator": warning(
    "The catalog's prefix ends in a letter or digit, and becomes one word with the names behind it.",
    "End it in a separator: `shop.`.",
  ),
  "reserved-name": error(
    "The name is one that the generated code, OpenTelemetry or Prometheus needs for itself.",
    "Choose another name.",
  ),
  "buckets-not-ascending": error("Bucket boundaries must be finite and rise.", "Sort them and remove doubles."),
  "buckets-without-histogram": error("Only a histogram has buckets.", "Remove `buckets`, or make it a histogram."),
  "observable-histogram": error(
    "OpenTelemetry has no observable histogram.",
    "Remove `observable`, or choose a gauge.",
  ),
  "duplicate-attribute": error("A metric lists a shared attribute twice.", "Remove one."),
  "context-attribute": error(
    "An attribute repeats a key of the context, which every metric carries already.",
    "Remove the attribute, or rename it.",
  ),
  "attribute-values": error(
    "The allowed values are empty, repeated, of mixed types, or do not fit the type.",
    "List each value once, all texts or all numbers.",
  ),
  "attribute-constraint": error(
    "A constraint does not fit the attribute: a pattern on a number, an open set without values, `min` above `max`, `max_values` in an event.",
    "Remove the constraint, or change the type.",
  ),
  "invalid-pattern": error("The pattern is not a regular expression of JavaScript.", "Correct the pattern."),
  "dangerous-pattern": error(
    "The pattern can block the program for seconds, or cannot be proven harmless.",
    "Let each part of a value be matched in one way only; or list the values, or leave the pattern out and keep `max_length`.",
  ),
  "example-not-allowed": error("An example is not among the values that the attribute allows.", "Correct the example."),
  "unknown-metric": error("`renamed_to` leads to no metric, event or span of this catalog.", "Name one that exists."),
  "unknown-event": error("`events` of a span names no event of this catalog.", "Name an existing event."),
  "record-mismatch": error("What `records` says does not fit the metric.", "Name what does, and map its values."),
  "redact-mismatch": error("What `redact` or `content` says cannot be.", "Do as the help line says."),
  "rename-cycle": error("`renamed_to` leads in a circle.", "Remove `deprecated` from the metric that stays."),
  "no-recorder": error(
    "`recorder: none` stands on a metric that has no variants, which would have the recorders.",
    "Add `variants:`, or remove it.",
  ),
  "contradictory-status": error(
    "A metric is deprecated, and its `status` says that it is active or planned.",
    "Remove `status`, or `deprecated`.",
  ),
  "invalid-end": error(
    "`expires` or `until` is neither a day nor a version.",
    "Write the last day, as in `2027-01-31`, or the first version without it, as in `2.0`.",
  ),
  "life-order": error(
    "The points of a metric's life are out of order: it ends, or is deprecated, before it begins.",
    "Correct `since`, `deprecated`, or `expires`.",
  ),
  "emission-window": error(
    "`emit: both` lacks its new name or its end, or a second end contradicts it.",
    "Give `renamed_to`, `emit: both` and `until` together, without `expires`.",
  ),
  "emission-mismatch": error(
    "Two metrics that are to be emitted together cannot carry the same measurement.",
    "Make instrument, unit, value type and attributes alike, or remove `emit` and `until`.",
  ),
  "invalid-unit": error("The unit is not valid UCUM.", "Write it in UCUM: `ms`, `s`, `By`, `{request}`, `1`."),
  "mistaken-unit": warning(
    "The unit is valid UCUM for something else than metrics are measured in: `MB` is the megabel, `{seconds}` counts things.",
    "Write the code of the unit that is meant: `MBy`, `s`.",
  ),
  "cardinality-budget": error(
    "The closed values alone make more series than `cardinality` allows.",
    "Raise `cardinality`, or drop an attribute or values.",
  ),
  "unknown-suppression": error("`allow` names a code that does not exist or cannot be allowed.", "Correct the code."),
  "unused-suppression": warning("`allow` names a code that finds nothing here.", "Remove it."),
  "unknown-part": error(
    "`include` names a file that does not exist, or a pattern that no file matches.",
    "Create the file, or correct the path.",
  ),
  ...sharingCodes,
  "contradictory-outputs": error(
    "The validators are generated, and the recorders that they import types from are not.",
    "Write `validators: false` under `outputs:` as well.",
  ),
  "contradictory-language": error(
    "A setting of the generation has no sense for the language of the generated files.",
    "Remove it, or set `language`.",
  ),
  "unsafe-path": error("A path leaves the catalog's folder.", "Use a relative path below that folder."),
  "markdown-markers": error(
    "A Markdown file to update is missing or has no well-formed pair of markers.",
    "Put `<!-- meterbook:begin metrics -->` and `<!-- meterbook:end -->` around the place.",
  ),
  "include-failed": error(
    "A Markdown file that a section includes is missing, empty or generated, or holds a heading of level 1 or 2.",
    "Correct the path, or begin the file's headings at level 3.",
  ),
  "template-failed": error("An own template cannot be read, compiled or rendered.", "Correct the template."),
  "recorded-in-failed": error("The file of `recorded_in` is missing or another.", "Run `meterbook usage --write`."),
  "invalid-baseline": error(
    "The baseline of `meterbook lint` cannot be read.",
    "Write it again with `meterbook lint --write-baseline`.",
  ),
  "unused-baseline-entry": warning(
    "The baseline lists what is found no more.",
    "Run `meterbook lint --fix`, which removes it.",
  ),
} as const satisfies Readonly<Record<string, Described>>;

/** Findings that are right or wrong, whatever a catalog says about it. */
export type CorrectnessCode = keyof typeof codes;

export const correctnessCodes: Readonly<Record<CorrectnessCode, Described>> = codes;

/** Stable names of findings; people write them in `allow`, programs test them. */
export type DiagnosticCode = CorrectnessCode | LintCode | QueryCode | ImportCode | LiveCode | UsageCode;

export const diagnosticCodes: Readonly<Record<DiagnosticCode, CodeDescription>> = {
  ...codes,
  ...lintCodes,
  ...queryCodes,
  ...importCodes,
  ...liveCodes,
  ...usageCodes,
};

/** Findings of generate that a metric may accept with `allow`: those that leave correct output possible. */
export const suppressibleCodes: readonly CorrectnessCode[] = [
  "cardinality-budget",
  "invalid-unit",
  "mistaken-unit",
  "example-not-allowed",
];

/** Warnings of generate that a catalog may switch off, or raise for lint, under `lint:`. */
export const adjustableCodes = [
  "unused-attribute",
  "mistaken-unit",
  "prefix-separator",
] as const satisfies readonly CorrectnessCode[];

/** What the table of rules under `lint:` may name. */
export type RuleCode = LintCode | QueryCode | LiveRule | UsageCode | (typeof adjustableCodes)[number];

export const ruleCodes: Readonly<Record<RuleCode, CodeDescription>> = {
  ...lintCodes,
  ...queryCodes,
  ...liveRules,
  ...usageCodes,
  "unused-attribute": codes["unused-attribute"],
  "mistaken-unit": codes["mistaken-unit"],
  "prefix-separator": codes["prefix-separator"],
};

/** All that `allow` may name. */
export const allowableCodes: readonly DiagnosticCode[] = [
  ...suppressibleCodes,
  ...(Object.keys(lintCodes) as LintCode[]).filter((code) => !datedCodes.includes(code)),
  ...allowableLiveRules,
];

function error(cause: string, fix: string): Described {
  return { severity: "error", cause, fix };
}

function warning(cause: string, fix: string): Described {
  return { severity: "warning", cause, fix };
}
