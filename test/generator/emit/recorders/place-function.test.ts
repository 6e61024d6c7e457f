import { describe, expect, test } from "vitest";
import { lookUpOf } from "../../../../generator/emit/recorders/look-up-order.js";
import { recorders } from "../../../../generator/emit/recorders.js";
import type { Attribute, Metric } from "../../../../generator/model/catalog.js";
import { attributeOf, catalogOf, exact, metricOf, prefix } from "../catalog-builder.js";

const origin = { catalog: "catalog.yaml", command: "npm run generate" };

function textOf(metric: Metric): string {
  const { settings } = catalogOf([]);
  const catalog = catalogOf([metric], { settings: { ...settings, language: "javascript" } });
  return recorders.emit(catalog, origin).find(({ path }) => path.endsWith(".js"))?.text ?? "";
}

/** The function as it is generated. */
function placeOf(attributes: readonly Attribute[]): (...values: readonly unknown[]) => number {
  const [, text] = /^(function mPlace[\s\S]*?^\})/m.exec(textOf(metricOf("m", { attributes }))) ?? [];
  return new Function(`return ${text}`)();
}

function valuesOf(count: number): Partial<Attribute> {
  return { values: Array.from({ length: count }, (_, index) => exact(`value ${index}`)) };
}

function places(text: string): string | undefined {
  return /place: (\w+),/.exec(text)?.[1];
}

describe("the place of few allowed values", () => {
  const attributes = [
    attributeOf("flag", { type: "boolean" }),
    attributeOf("code", { type: "int", values: [200, 404].map((value) => exact(value)), required: false }),
    attributeOf("status", valuesOf(3)),
  ];

  test("is another one for each combination of them, undefined included where an attribute may lack", () => {
    const place = placeOf(attributes);
    const [flags, codes, statuses] = [
      [true, false],
      [200, 404, undefined],
      ["value 0", "value 1", "value 2"],
    ] as const;
    const all = flags.flatMap((flag) => codes.flatMap((code) => statuses.map((status) => place(flag, code, status))));
    expect(new Set(all).size).toBe(18);
    expect(all.every((each) => Number.isInteger(each) && each > 0 && each < 4 * 4 * 5)).toBe(true);
  });

  test("is that of no combination where any value is not allowed", () => {
    const place = placeOf(attributes);
    const allowed = [true, false].flatMap((flag) =>
      [200, 404, undefined].flatMap((code) => ["value 0", "value 1", "value 2"].map((s) => place(flag, code, s))),
    );
    const others = [undefined, null, "", "true", 1, 0, "200", 405, "value 3", Number.NaN, {}];
    for (const other of others) {
      expect(allowed).not.toContain(place(other, 200, "value 0"));
      if (other !== undefined) expect(allowed).not.toContain(place(true, other, "value 0"));
      expect(allowed).not.toContain(place(true, 200, other));
      expect(allowed).not.toContain(place(other, other, other));
    }
  });

  test("has as many parameters as it takes attributes, which come first in the definition", () => {
    const text = textOf(metricOf("m", { attributes: [attributeOf("tool"), ...attributes] }));
    expect([...text.matchAll(/key: "(\w+)"/g)].map(([, key]) => key)).toEqual(["flag", "code", "status", "tool"]);
    expect(placeOf([attributeOf("tool"), ...attributes]).length).toBe(3);
  });
});

describe("a metric has no places", () => {
  test.each<readonly [string, readonly Attribute[]]>([
    ["of more than four values", [attributeOf("a", valuesOf(5))]],
    ["of an open set", [attributeOf("a", { ...valuesOf(2), open: true })]],
    ["of beginnings", [attributeOf("a", { values: [exact("x"), prefix("y_")] })]],
    ["of arrays", [attributeOf("a", { ...valuesOf(2), isArray: true })]],
    ["of any value", [attributeOf("a")]],
  ])("%s", (_name, attributes) => {
    expect(places(textOf(metricOf("m", { attributes })))).toBeUndefined();
  });

  test("that is observable, as its series are not looked up", () => {
    const attributes = [attributeOf("a", valuesOf(2))];
    expect(places(textOf(metricOf("m", { attributes, observable: true })))).toBeUndefined();
  });
});

test("a metric has at most a hundred places: what comes after is looked up", () => {
  const attributes = ["a", "b", "c", "d", "e"].map((key) => attributeOf(key, valuesOf(2)));
  const text = textOf(metricOf("m", { attributes }));
  expect(text.replace(/\s+/g, " ")).toContain(
    "find2(this, mMetric, attributes.d, attributes.e, mPlace(attributes.a, attributes.b, attributes.c))",
  );
});

test("an attribute has no place where variants allow different values of it", () => {
  const keysOf = (...own: readonly (readonly Attribute[])[]) => {
    const variants = own.map((attributes) => ({ own: attributes, attributes }));
    const metric = metricOf("m", { attributes: [attributeOf("any")], variants: variants as never });
    return lookUpOf(metric).placed.map(({ key }) => key);
  };
  expect(keysOf([attributeOf("a", valuesOf(2))], [attributeOf("a", valuesOf(3))])).toEqual([]);
  expect(keysOf([attributeOf("a", valuesOf(2))], [attributeOf("b", valuesOf(3))])).toEqual(["a", "b"]);
});
