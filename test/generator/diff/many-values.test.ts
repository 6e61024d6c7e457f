import { expect, test } from "vitest";
import { compareValues } from "../../../generator/diff/rules/attribute-values.js";
import type { AllowedValue, Attribute } from "../../../generator/model/catalog.js";
import { attributeOf } from "../emit/catalog-builder.js";

type Values = Attribute["values"];

/** An attribute with values of two kinds, and how often one of them is looked at. */
function counted(
  start: string,
  count: number,
  description: string,
): { readonly attribute: Attribute; looks: () => number } {
  let looks = 0;
  const values = Array.from({ length: count }, (_, index): AllowedValue => {
    const facts = { description, note: null, stability: null, deprecated: null, annotations: {} };
    const text = `${start}${index}`;
    return index % 2 === 0
      ? { kind: "exact", value: text, ...facts }
      : { kind: "prefix", prefix: `${text}_`, ...facts };
  });
  const watched: Values = new Proxy(values, {
    get(target, key, receiver) {
      if (typeof key === "string" && /^\d+$/.test(key)) looks += 1;
      return Reflect.get(target, key, receiver);
    },
  });
  return { attribute: attributeOf("k", { values: watched }), looks: () => looks };
}

function looksFor(count: number, head: string, description: string): number {
  const [before, after] = [counted("a", count, ""), counted(head, count, description)];
  expect(compareValues({ base: before.attribute, head: after.attribute }).length).toBeGreaterThanOrEqual(count);
  return before.looks() + after.looks();
}

test.each([
  ["values that come and go", "b", ""],
  ["values that are described otherwise", "a", "As before."],
])("of four times the %s each is looked at as often", (_what, head, description) => {
  expect(looksFor(4_000, head, description) / looksFor(1_000, head, description)).toBeLessThan(4.5);
});
