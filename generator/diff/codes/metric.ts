import { type ChangeDescription, change, wording } from "./description.js";

export const metricCodes = {
  "metric-added": change("The catalog has another metric.", "additive", "additive"),
  "metric-removed": change("A metric is gone.", "breaking", "breaking"),
  "metric-renamed": change(
    "A metric has another name: declared by `renamed_to`, exported as before, or likely from what it measures.",
    "breaking, unless the recorder is called the same",
    "breaking, unless it is exported under the same name",
  ),
  "instrument-changed": change(
    "The instrument is another.",
    "breaking when the recorder takes its arguments in another order, or loses its timer",
    "breaking",
  ),
  "observable-changed": change(
    "The value is asked for at collection instead of recorded, or the other way round.",
    "breaking",
    "cosmetic: the exported kind is the same",
  ),
  "unit-changed": change(
    "The unit is another.",
    "breaking when the recorder loses its timer, additive when it gets one; else none, but numbers recorded by hand need converting",
    "breaking",
  ),
  "value-type-changed": change("Numbers are whole instead of any, or the other way round.", "none", "breaking"),
  "buckets-changed": change("The bucket boundaries are others.", "none", "breaking"),
  "recorder-changed": change(
    "The catalog chooses another identifier for the recorder, or has none beside those of variants.",
    "breaking, unless the recorder is called the same; additive when there was none",
    "none",
  ),
  "enabled-changed": change(
    "It is off unless a program enables it, or recorded again by default.",
    "none",
    "breaking when it is off, as its series end; additive when it is on",
  ),
  "variant-added": change("A metric has another form, with a recorder of its own.", "additive", "additive"),
  "variant-removed": change("A form of a metric is gone, with its recorder.", "breaking", "breaking: its series end"),
  "cardinality-changed": change(
    "The budget of series is another.",
    "none",
    "breaking when it is lower, as series end in the overflow; else additive",
  ),
  "description-changed": wording("The description of a metric or an attribute is another."),
  "note-changed": wording("The note is another."),
  "owner-changed": wording("Another team or person answers for it."),
  "links-changed": wording("The links are others."),
  "tags-changed": wording("The tags are others."),
  "entities-changed": wording("It is measured on something else, as its entities say."),
  "annotations-changed": wording("The annotations of a metric or an attribute are others."),
  "allow-changed": wording("Other findings are accepted."),
} as const satisfies Readonly<Record<string, ChangeDescription>>;
