import { expect, test } from "vitest";
import type { AttributeDefinition } from "../../../src/runtime/catalog/definition.js";
import { isOpen } from "../../../src/runtime/measurement/check.js";

test.each<[string, Omit<AttributeDefinition, "key">, boolean]>([
  ["any text", { type: "string" }, true],
  ["known values and others", { type: "string", values: ["a"], open: true }, true],
  ["known values only", { type: "string", values: ["a"] }, false],
  ["known prefixes only", { type: "string", prefixes: ["a_"] }, false],
  ["numbers", { type: "int" }, false],
])("an attribute of %s may take _other or not", (_, definition, expected) => {
  expect(isOpen({ key: "a", ...definition })).toBe(expected);
});
