import type { CatalogEntry } from "../../model/catalog.js";
import { type FieldRule, unordered } from "../field.js";
import { both } from "../impacts.js";

const assess = () => both("cosmetic");

/** What only people read. */
export const documentationRules: readonly FieldRule<CatalogEntry>[] = [
  { code: "description-changed", field: "description", read: ({ description }) => description, assess },
  { code: "note-changed", field: "note", read: ({ note }) => note, assess },
  { code: "owner-changed", field: "owner", read: ({ owner }) => owner, assess },
  { code: "links-changed", field: "links", read: ({ links }) => unordered(links), assess },
  { code: "tags-changed", field: "tags", read: ({ tags }) => unordered(tags), assess },
  { code: "allow-changed", field: "allow", read: ({ allow }) => unordered(allow), assess },
  { code: "since-changed", field: "since", read: ({ since }) => since, assess },
];
