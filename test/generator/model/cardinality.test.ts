import { describe, expect, test } from "vitest";
import { closedSeries, valueCount } from "../../../generator/model/cardinality.js";
import type { Attribute } from "../../../generator/model/catalog.js";
import { attributeOf, catalogOf, exact, metricOf, prefix } from "../emit/catalog-builder.js";

const two: Partial<Attribute> = { values: [exact("a"), exact("b")] };

describe("valueCount", () => {
  test.each([
    ["a boolean", { type: "boolean" }, 2],
    ["an optional boolean", { type: "boolean", required: false }, 3],
    ["closed values", two, 2],
    ["optional closed values", { ...two, required: false }, 3],
    ["open values", { ...two, open: true }, null],
    ["open values with a budget", { ...two, open: true, maxValues: 7 }, 7],
    ["a typed prefix", { values: [exact("a"), prefix("b_")] }, null],
    ["any string", {}, null],
    ["any string with a budget, optional", { maxValues: 7, required: false }, 8],
    ["any number", { type: "int" }, null],
  ] as const)("of %s", (_shape, given, count) => {
    expect(valueCount(attributeOf("x", given))).toBe(count);
  });
});

describe("closedSeries", () => {
  test("multiplies the closed values of the metric and of the context", () => {
    const metric = metricOf("m", { attributes: [attributeOf("a", two), attributeOf("b", { type: "boolean" })] });
    const context = [attributeOf("c", { values: [exact(1), exact(2), exact(3)] })];
    expect(closedSeries(metric, catalogOf([metric], { context }))).toBe(12);
  });

  test("counts once what nothing closes, budgets included", () => {
    const attributes = [
      attributeOf("a"),
      attributeOf("b", { maxValues: 50 }),
      attributeOf("c", { ...two, open: true }),
    ];
    const metric = metricOf("m", { attributes });
    expect(closedSeries(metric, catalogOf([metric]))).toBe(1);
  });
});
