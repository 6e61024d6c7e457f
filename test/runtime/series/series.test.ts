import { expect, test } from "vitest";
import { inOrder, toAttributes } from "../../../src/runtime/series/series.js";

test("attributes are in the order of their keys, in which the SDK has to sort them, without what is undefined", () => {
  const definitions = ["tool", "b", "a"].map((key) => ({ key, type: "string" }) as const);
  const attributes = inOrder(toAttributes({ model: "m1" }, definitions, ["shell", undefined, "x"]));
  expect(Object.entries(attributes)).toEqual([
    ["a", "x"],
    ["model", "m1"],
    ["tool", "shell"],
  ]);
  expect(Object.isFrozen(attributes)).toBe(true);
});
