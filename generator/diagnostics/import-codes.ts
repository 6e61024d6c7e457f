import type { CodeDescription } from "./severity.js";

/** What `meterbook import` reports: what it could not carry over as it was, and what it left alone. */
const codes = {
  "import/unreadable": warning(
    "A file, or a part of it, is not as the format asks for, and was left out.",
    "Correct it at its source, and import again.",
  ),
  "import/unknown-key": warning(
    "A key of the source has no place in a catalog, or is unknown to the importer.",
    "Write what it says into `note` or `annotations` of the entry, if readers need it.",
  ),
  "import/unknown-reference": warning(
    "The source refers to something that none of the given files defines.",
    "Give the file or folder that defines it, too; for `otel` also with `--registry name=folder`.",
  ),
  "import/unsupported-instrument": warning(
    "OpenTelemetry has no such instrument: a summary, a state set, an info metric. It was left out, or another one was chosen.",
    "Record what it measures with the instrument that fits, such as a histogram for a summary.",
  ),
  "import/unsupported-type": warning(
    "OpenTelemetry for JavaScript has no attributes of this type: maps, bytes, any. The attribute became a string.",
    "Decide how the value is written as a text, or remove the attribute.",
  ),
  "import/duplicate": warning(
    "The source says something twice, and the second one was left out.",
    "Remove one at the source, or rename it.",
  ),
  "import/invalid-name": warning(
    "A catalog cannot hold a metric, event, span, attribute or value of this name; it was left out.",
    "Begin with a letter, and use letters, digits, `_`, `.`, `-` and `/` only.",
  ),
  "import/outside-prefix": warning(
    "The name does not begin with the catalog's prefix, and was left out.",
    "Give another `--prefix`, or another `--catalog`.",
  ),
  "import/name-collision": warning(
    "Two entries of one kind would have one exported name, as a form of an event has that of its event; the second one was left out.",
    "Rename one of them.",
  ),
  "import/rejected": warning(
    "What the source says makes no valid catalog, and was left out.",
    "Correct it at the source, and import again; or add the entry by hand.",
  ),
  "import/accepted": warning(
    "What the source says breaks a rule that a metric may break, such as a unit that is not UCUM; `allow` accepts it.",
    "Correct it, and remove `allow`.",
  ),
  "import/differs": warning(
    "The catalog has the metric, event or span already and says something else of it. The catalog was left as it is.",
    "Change the catalog, or the source.",
  ),
  "import/guessed": warning(
    "The source does not say it, so it was worked out from the name or from the values seen.",
    "Check it in the catalog.",
  ),
  "import/other-name": warning(
    "No metric of OpenTelemetry is exported under this name, such as a counter without `_total`; it gets another one when it is recorded.",
    "Move dashboards and alerts to the new name: `meterbook queries check` finds them.",
  ),
  "import/private-label": warning(
    "A label looks as if it held something about a person; it has `sensitivity: personal`.",
    "Stop recording it, or correct its sensitivity.",
  ),
  "import/unbounded-label": warning(
    "A label has so many or such changing values that it looks unbounded; it has `max_values`.",
    "Remove it, or record a coarser value.",
  ),
  "import/other-signal": warning(
    "A catalog holds metrics, events and spans. Entities and attributes of resources were left out. This is no loss.",
    "Name the entities of a metric under `entities` if readers need them.",
  ),
  "import/unused-definition": warning(
    "No metric, event or span of the source uses the attribute or the group of attributes, and it was left out. This is no loss.",
    "Add it by hand if an entry should have it.",
  ),
} as const satisfies Readonly<Record<string, CodeDescription>>;

export type ImportCode = keyof typeof codes;

export const importCodes: Readonly<Record<ImportCode, CodeDescription>> = codes;

/** Whether something was lost or guessed; what a catalog has no place for is listed, and is no loss. */
export function isLoss({ code }: { readonly code: ImportCode }): boolean {
  return code !== "import/other-signal" && code !== "import/unused-definition";
}

function warning(cause: string, fix: string): CodeDescription {
  return { severity: "warning", cause, fix };
}
