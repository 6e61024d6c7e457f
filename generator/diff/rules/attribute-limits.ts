import { patternMaxLength } from "../../model/attributes.js";
import type { Attribute, Example, Scalar } from "../../model/catalog.js";
import { groupOf } from "../../model/hiding.js";
import { defaultMaxItems } from "../../vocabulary.js";
import { type FieldRule, unordered } from "../field.js";
import { both, impactsOf } from "../impacts.js";
import { annotationsText } from "./documentation.js";
import { promiseChanged } from "./lifecycle.js";
import { lowered, patternChanged, raised } from "./bounds.js";

const cosmetic = () => both("cosmetic");

/** What the type of an attribute does not say. The length that goes with a pattern is no limit of its own. */
export const attributeLimitRules: readonly FieldRule<Attribute>[] = [
  {
    code: "pattern-changed",
    field: "pattern",
    read: ({ pattern }) => pattern,
    assess: (_, { pattern }) => patternChanged(pattern),
  },
  {
    code: "max-length-changed",
    field: "max_length",
    read: ({ maxLength, pattern }) => (pattern !== null && maxLength === patternMaxLength ? null : maxLength),
    assess: (base, head) => lowered(base.maxLength, head.maxLength),
  },
  {
    code: "max-items-changed",
    field: "max_items",
    read: ({ maxItems }) => (maxItems === defaultMaxItems ? null : maxItems),
    appliesTo: ({ isArray }) => isArray,
    assess: (base, head) => lowered(base.maxItems, head.maxItems),
  },
  { code: "min-changed", field: "min", read: ({ min }) => min, assess: (base, head) => raised(base.min, head.min) },
  { code: "max-changed", field: "max", read: ({ max }) => max, assess: (base, head) => lowered(base.max, head.max) },
  {
    code: "max-values-changed",
    field: "max_values",
    read: ({ maxValues }) => maxValues,
    assess: (base, head) => lowered(base.maxValues, head.maxValues),
  },
  {
    code: "sensitivity-changed",
    field: "sensitivity",
    read: ({ sensitivity }) => sensitivity ?? "public",
    assess: cosmetic,
  },
  {
    code: "redact-changed",
    field: "redact",
    read: ({ redact }) => redact,
    // What leaves has another name; where nothing left, no query can break.
    assess: ({ redact }) => impactsOf("none", redact === "drop" ? "additive" : "breaking"),
  },
  {
    code: "content-changed",
    field: "content",
    read: (attribute) => groupOf(attribute) ?? null,
    assess: (base) => impactsOf("none", groupOf(base) === undefined ? "additive" : "breaking"),
  },
  {
    code: "examples-changed",
    field: "examples",
    read: ({ examples }) => unordered(examples.map(exampleText)),
    assess: cosmetic,
  },
  { code: "note-changed", field: "note", read: ({ note }) => note, assess: cosmetic },
  {
    code: "annotations-changed",
    field: "annotations",
    read: ({ annotations }) => annotationsText(annotations),
    assess: cosmetic,
  },
  {
    code: "attribute-stability-changed",
    field: "stability",
    read: ({ stability }) => stability,
    assess: (base, head) =>
      base.stability === null || head.stability === null
        ? both("cosmetic")
        : promiseChanged(base.stability, head.stability),
  },
  { code: "description-changed", field: "description", read: ({ description }) => description, assess: cosmetic },
];

function exampleText(example: Example): Scalar {
  return typeof example === "object" ? JSON.stringify(example) : example;
}
