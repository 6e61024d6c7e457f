import { expect, test } from "vitest";
import type { Attribute } from "../../../generator/model/attribute.js";
import { onceForUses } from "../../../generator/model/shared-uses.js";
import { attributeOf } from "../emit/catalog-builder.js";

const place = { source: { name: "catalog.yaml", text: "" }, start: 7, end: 9 };
const shared = attributeOf("region", { shared: "region", origin: "shared" });

/** How often work is done for some attributes. */
function timesFor(...attributes: readonly Attribute[]): number {
  const done: Attribute[] = [];
  const once = onceForUses((attribute) => done.push(attribute));
  for (const attribute of attributes) once(attribute);
  return done.length;
}

test("work is done once for uses of a shared attribute that differ in their places alone", () => {
  expect(timesFor(shared, { ...shared, place }, { ...shared })).toBe(1);
});

test("whatever else differs, work is done for each use", () => {
  const others: Readonly<Record<Exclude<keyof Attribute, "place">, unknown>> = {
    key: "other",
    type: "int",
    isArray: true,
    maxItems: 3,
    description: "Another text.",
    values: [],
    open: true,
    required: false,
    requirement: { level: "opt_in", text: null },
    examples: ["eu"],
    pattern: "x+",
    maxLength: 3,
    min: 1,
    max: 2,
    maxValues: 9,
    sensitivity: "secret",
    redact: "drop",
    content: "none",
    note: "A note.",
    annotations: {},
    stability: "stable",
    deprecated: { since: null, reason: null, renamedTo: null },
    shared: "other",
    origin: "common",
    imported: { package: null, version: null, file: "other.yaml" },
    path: ["attributes", "other"],
  };
  for (const [field, value] of Object.entries(others)) {
    expect(timesFor(shared, { ...shared, [field]: value } as Attribute), field).toBe(2);
  }
});

test("what is no shared attribute is worked out each time", () => {
  const own = attributeOf("region");
  expect(timesFor(own, own)).toBe(2);
});
