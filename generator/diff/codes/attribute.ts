import { type ChangeDescription, change, wording } from "./description.js";

const narrower = "breaking when it allows less, as series end; additive when it allows more";

export const attributeCodes = {
  "attribute-added": change(
    "A metric has another attribute.",
    "breaking when it is required, or when it is the first of a recorder that is called with the number alone; else additive",
    "breaking when it is required, as each series ends and others begin; else additive",
  ),
  "attribute-removed": change("A metric loses an attribute.", "breaking", "breaking"),
  "attribute-renamed": change("An attribute has another name, as its type and likeness say.", "breaking", "breaking"),
  "attribute-type-changed": change(
    "The type of an attribute or a context key is another.",
    "breaking, except between int and double, which are numbers in TypeScript",
    "breaking, except from int to double, which is additive",
  ),
  "attribute-required": change("It may no longer be left out.", "breaking", "breaking: series without it end"),
  "attribute-optional": change("It may be left out.", "additive", "additive"),
  "attribute-opened": change("Other values than the known ones are allowed.", "additive", "additive"),
  "attribute-closed": change("Only the known values are allowed.", "breaking", "breaking"),
  "value-added": change("Another value is known.", "additive; cosmetic when it was allowed before", "as for callers"),
  "value-removed": change("A value is gone.", "breaking; cosmetic when it is still allowed", "as for callers"),
  "value-renamed": change(
    "The only value that is gone is much like the only new one.",
    "breaking; additive or cosmetic when the old one is still allowed",
    "as for callers",
  ),
  "values-type-added": change(
    "The generated code exports a type of an attribute's values, which is shared from then on.",
    "additive",
    "none",
  ),
  "values-type-removed": change(
    "The generated code no longer exports the type of a shared attribute's values, though the attribute is still recorded.",
    "breaking",
    "none",
  ),
  "values-type-renamed": change(
    "The type of a shared attribute's values is called otherwise, as another type has its name.",
    "breaking",
    "none",
  ),
  "value-description-changed": wording("The description or the note of a value is another."),
  "value-stability-changed": change(
    "A value promises more or less than it did.",
    "cosmetic",
    "breaking when it promises less, additive when it promises more; cosmetic when it begins or ceases to promise by itself",
  ),
  "value-deprecation-changed": change(
    "A value is deprecated, or otherwise than before.",
    "additive when it is deprecated; else cosmetic",
    "as for callers",
  ),
  "requirement-changed": wording("Another text says when an attribute is there that may be left out."),
  "pattern-changed": change("The pattern is another.", "none", "additive when it is gone; else breaking"),
  "max-length-changed": change("The greatest length is another.", "none", narrower),
  "max-items-changed": change("The most items of an array are others.", "none", narrower),
  "min-changed": change("The least number is another.", "none", narrower),
  "max-changed": change("The greatest number is another.", "none", narrower),
  "max-values-changed": change("The budget of values is another.", "none", narrower),
  "attribute-stability-changed": change(
    "An attribute promises more or less than it did.",
    "cosmetic",
    "breaking when it promises less, additive when it promises more; cosmetic when it begins or ceases to promise by itself",
  ),
  "sensitivity-changed": wording("The values are to be treated with more or less care."),
  "redact-changed": change(
    "Something else leaves of an event or a span in place of a hidden value.",
    "none",
    "breaking, as it has another name; additive when nothing left before; cosmetic for a metric",
  ),
  "content-changed": change(
    "Another key of telemetry lets a hidden value leave.",
    "none",
    "breaking; additive when none did",
  ),
  "examples-changed": wording("The examples are others."),
} as const satisfies Readonly<Record<string, ChangeDescription>>;
