import { describe, expect, test } from "vitest";
import type { Attribute, Metric } from "../../../generator/model/catalog.js";
import { validators } from "../../../generator/emit/validators.js";
import { attributeOf, catalogOf, exact, metricOf, prefix } from "./catalog-builder.js";

const origin = { catalog: "catalog.yaml", command: "npm run generate" };

function linesOf(metric: Metric): readonly string[] {
  const [artifact] = validators.emit(catalogOf([metric]), origin);
  return artifact?.text.split("\n") ?? [];
}

function schemaOf(given: Partial<Attribute>): string | undefined {
  const line = linesOf(metricOf("m", { attributes: [attributeOf("x", given)] })).find((text) =>
    text.startsWith("  x: "),
  );
  return line?.slice(5, -1);
}

describe("the schema of an attribute", () => {
  test.each<readonly [string, Partial<Attribute>, string]>([
    ["any string", {}, "z.string()"],
    ["a boolean", { type: "boolean" }, "z.boolean()"],
    ["an optional one", { type: "boolean", required: false }, "z.optional(z.boolean())"],
    ["a whole number", { type: "int" }, "z.int()"],
    ["a number with bounds", { type: "double", min: 0, max: 1.5 }, "z.number().min(0).max(1.5)"],
    ["a string with a limit", { maxLength: 9 }, "z.string().max(9)"],
    ["a string with a pattern", { pattern: "a|b/" }, "z.string().regex(/^(?:a|b\\/)$/u)"],
    ["one value", { values: [exact("a")] }, 'z.literal(["a"])'],
    ["values that are numbers", { type: "int", values: [exact(1), exact(2)] }, "z.literal([1, 2])"],
    ["a typed prefix", { values: [prefix("a_")] }, 'z.templateLiteral(["a_", z.string()])'],
    [
      "values and a prefix",
      { values: [exact("a"), prefix("b_")] },
      'z.union([z.literal(["a"]), z.templateLiteral(["b_", z.string()])])',
    ],
    ["open values", { values: [exact("a")], open: true }, "z.string()"],
    ["open values with a limit", { values: [exact("a")], open: true, maxLength: 3 }, "z.string().max(3)"],
  ])("that is %s", (_shape, given, schema) => {
    expect(schemaOf(given)).toBe(schema);
  });
});

describe("the measurement of a metric", () => {
  test.each<readonly [string, Partial<Metric>, string]>([
    ["a counter", {}, '"counter", z.number().min(0), z.strictObject({})'],
    ["a counter of whole numbers", { valueType: "int" }, '"counter", z.int().min(0), z.strictObject({})'],
    ["a histogram", { instrument: "histogram" }, '"histogram", z.number().min(0), z.strictObject({})'],
    ["a gauge", { instrument: "gauge" }, '"gauge", z.number(), z.strictObject({})'],
    ["an up_down_counter", { instrument: "up_down_counter" }, '"up_down_counter", z.number(), z.strictObject({})'],
    [
      "an observable gauge",
      { instrument: "gauge", observable: true },
      '"observable_gauge", z.number(), z.strictObject({})',
    ],
    ["an observable counter", { observable: true }, '"observable_counter", z.number().min(0), z.strictObject({})'],
    ["one with attributes", { attributes: [attributeOf("x")] }, '"counter", z.number().min(0), mAttributes'],
  ])("that is %s", (_kind, given, schema) => {
    const text = linesOf(metricOf("m", given)).join("\n");
    expect(text).toContain(`measurement("m", ${schema})`);
  });

  test.each(["planned", "removed"] as const)("that is %s is left out", (status) => {
    expect(linesOf(metricOf("m", { status })).join("\n")).not.toContain('measurement("m"');
  });
});
