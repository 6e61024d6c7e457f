import type { Annotation, Annotations, CatalogEntry, Link } from "../../model/catalog.js";
import { type FieldRule, unordered } from "../field.js";
import { both } from "../impacts.js";

const assess = () => both("cosmetic");

/** What only people read. */
export const documentationRules: readonly FieldRule<CatalogEntry>[] = [
  { code: "description-changed", field: "description", read: ({ description }) => description, assess },
  { code: "note-changed", field: "note", read: ({ note }) => note, assess },
  { code: "owner-changed", field: "owner", read: ({ owners }) => unordered(owners), assess },
  { code: "links-changed", field: "links", read: ({ links }) => unordered(links.map(linkText)), assess },
  { code: "tags-changed", field: "tags", read: ({ tags }) => unordered(tags), assess },
  { code: "entities-changed", field: "entities", read: ({ entities }) => unordered(entities), assess },
  {
    code: "annotations-changed",
    field: "annotations",
    read: ({ annotations }) => annotationsText(annotations),
    assess,
  },
  { code: "allow-changed", field: "allow", read: ({ allow }) => unordered(allow), assess },
  { code: "since-changed", field: "since", read: ({ since }) => since, assess },
];

function linkText({ name, address }: Link): string {
  return name === null ? address : `${name}: ${address}`;
}

/** The same for the same data, whatever the order of its keys. */
export function annotationsText(annotations: Annotations): string {
  return Object.keys(annotations).length === 0 ? "" : JSON.stringify(ordered(annotations));
}

function ordered(value: Annotation): Annotation {
  if (Array.isArray(value)) return value.map(ordered);
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([key, each]) => [key, ordered(each)]));
}
