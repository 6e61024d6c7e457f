import type { Attribute } from "../../model/catalog.js";
import { type FieldRule, unordered } from "../field.js";
import { both } from "../judgement.js";
import { lowered, patternChanged, raised } from "./bounds.js";

const cosmetic = () => both("cosmetic");

/** What the type of an attribute does not say. */
export const attributeLimitRules: readonly FieldRule<Attribute>[] = [
  {
    code: "pattern-changed",
    field: "pattern",
    read: ({ pattern }) => pattern,
    judge: (_, { pattern }) => patternChanged(pattern),
  },
  {
    code: "max-length-changed",
    field: "max_length",
    read: ({ maxLength }) => maxLength,
    judge: (base, head) => lowered(base.maxLength, head.maxLength),
  },
  { code: "min-changed", field: "min", read: ({ min }) => min, judge: (base, head) => raised(base.min, head.min) },
  { code: "max-changed", field: "max", read: ({ max }) => max, judge: (base, head) => lowered(base.max, head.max) },
  {
    code: "max-values-changed",
    field: "max_values",
    read: ({ maxValues }) => maxValues,
    judge: (base, head) => lowered(base.maxValues, head.maxValues),
  },
  { code: "sensitivity-changed", field: "sensitivity", read: ({ sensitivity }) => sensitivity, judge: cosmetic },
  { code: "examples-changed", field: "examples", read: ({ examples }) => unordered(examples), judge: cosmetic },
  { code: "description-changed", field: "description", read: ({ description }) => description, judge: cosmetic },
];
