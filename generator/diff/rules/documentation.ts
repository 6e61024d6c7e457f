import type { Metric } from "../../model/catalog.js";
import { type FieldRule, unordered } from "../field.js";
import { both } from "../judgement.js";

const judge = () => both("cosmetic");

/** What only people read. */
export const documentationRules: readonly FieldRule<Metric>[] = [
  { code: "description-changed", field: "description", read: ({ description }) => description, judge },
  { code: "note-changed", field: "note", read: ({ note }) => note, judge },
  { code: "owner-changed", field: "owner", read: ({ owner }) => owner, judge },
  { code: "links-changed", field: "links", read: ({ links }) => unordered(links), judge },
  { code: "tags-changed", field: "tags", read: ({ tags }) => unordered(tags), judge },
  { code: "allow-changed", field: "allow", read: ({ allow }) => unordered(allow), judge },
  { code: "since-changed", field: "since", read: ({ since }) => since, judge },
];
