import { describe, expect, test } from "vitest";
import { violation } from "../../../generator/model/allows.js";
import { attributeOf, exact, prefix } from "../emit/catalog-builder.js";

describe("violation", () => {
  test.each([
    ["string", "x", undefined],
    ["string", 1, "is no string"],
    ["boolean", false, undefined],
    ["boolean", "false", "is no boolean"],
    ["int", 3, undefined],
    ["int", 3.5, "is no int"],
    ["int", 2 ** 53, "is no int"],
    ["double", 3.5, undefined],
    ["double", "3.5", "is no double"],
  ] as const)("of a %s for %j is %j", (type, value, reason) => {
    expect(violation(attributeOf("x", { type }), value)).toBe(reason);
  });

  test("goes by closed values and by prefixes, and lets an open attribute have any string", () => {
    const values = [exact("cli"), prefix("subagent_")];
    expect(violation(attributeOf("x", { values }), "cli")).toBeUndefined();
    expect(violation(attributeOf("x", { values }), "subagent_7")).toBeUndefined();
    expect(violation(attributeOf("x", { values }), "subagent")).toBe("is not among the values");
    expect(violation(attributeOf("x", { values, open: true }), "subagent")).toBeUndefined();
    expect(violation(attributeOf("x", { values: [exact(1)], type: "int" }), 2)).toBe("is not among the values");
  });

  test("matches a pattern against the whole value, by code points", () => {
    const attribute = attributeOf("x", { pattern: "a|bc." });
    expect(violation(attribute, "a")).toBeUndefined();
    expect(violation(attribute, "bc🦆")).toBeUndefined();
    expect(violation(attribute, "ab")).toBe("does not match a|bc.");
  });

  test("rules nothing out by a pattern that could block the program, which has a finding of its own", () => {
    expect(violation(attributeOf("x", { pattern: "(a+)+b" }), "a".repeat(64))).toBeUndefined();
  });

  test("rules nothing out by a pattern that is no expression, which has a finding of its own", () => {
    expect(violation(attributeOf("x", { pattern: "[" }), "a")).toBeUndefined();
  });

  test("holds lengths and bounds, limits included", () => {
    const text = attributeOf("x", { maxLength: 2 });
    const number = attributeOf("x", { type: "double", min: 0, max: 1 });
    expect([violation(text, "ab"), violation(text, "abc")]).toEqual([undefined, "is longer than 2"]);
    expect([0, 1, -0.1, 1.1].map((value) => violation(number, value))).toEqual([
      undefined,
      undefined,
      "is below 0",
      "is above 1",
    ]);
  });
});
