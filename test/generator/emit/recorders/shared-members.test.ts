import { expect, test } from "vitest";
import { pickedTypes } from "../../../../generator/emit/recorders/shared-members.js";
import { layOut } from "../../../../generator/emit/typescript/layout.js";
import type { Attribute, Signal } from "../../../../generator/model/catalog.js";
import { attributeOf } from "../catalog-builder.js";

function textOf(...signals: readonly (readonly Attribute[])[]): string {
  const named = signals.map((attributes, index) => {
    const names = { recorder: `s${index}`, attributes: `S${index}Span` };
    return { kind: "span", name: `s${index}`, names, attributes } as unknown as Signal;
  });
  return pickedTypes(named, () => undefined, "ShopSharedBySignals")
    .map((doc) => layOut(doc))
    .join("\n");
}

const common = attributeOf("a", { description: "The common one." });
const other = attributeOf("a", { description: "The other one." });
const own = attributeOf("b", { description: "Its own." });

test("a comment that spans repeat stands once, and what one span says otherwise stays with it", () => {
  const text = textOf([common, own], [{ ...common }], [other]);
  expect(text.split("The common one.")).toHaveLength(2);
  expect(text).toContain('export type S0Span = Pick<ShopSharedBySignals, "a"> & {\n  /** Its own. */');
  expect(text).toContain('export type S1Span = Pick<ShopSharedBySignals, "a">;');
  expect(text).toContain("export type S2Span = {\n  /** The other one. */");
});

test("of two texts for one key the more used is shared", () => {
  const text = textOf([other], [other], [other], [common], [common]);
  expect(text.split("The other one.")).toHaveLength(2);
  expect(text.split("The common one.")).toHaveLength(3);
});

test("nothing is shared that no two spans have, nor what has no comment", () => {
  expect(textOf([own], [attributeOf("a", { description: "" })], [attributeOf("a", { description: "" })])).not.toContain(
    "Pick",
  );
});
