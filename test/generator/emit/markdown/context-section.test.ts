import { describe, expect, it } from "vitest";
import { contextList, contextSection } from "../../../../generator/emit/markdown/context-section.js";
import { attributeOf, exact, prefix } from "../catalog-builder.js";

describe("the context", () => {
  it.each([
    [attributeOf("version", { description: "binary version" }), "- `version`: binary version."],
    [attributeOf("version", { description: "binary version." }), "- `version`: binary version."],
    [attributeOf("version"), "- `version`: string."],
    [attributeOf("version", { required: false }), "- `version`: string. Optional."],
    [attributeOf("mode", { values: [exact("a", "first"), exact("b")] }), "- `mode`: `a` (first) | `b`."],
    [
      attributeOf("mode", { values: [exact("a"), prefix("b_")], open: true, description: "Which." }),
      "- `mode`: `a` | `b_*` | any other string (Which).",
    ],
  ])("lists %o", (attribute, want) => {
    expect(contextList([attribute])).toBe(want);
  });

  it("has no section when it is empty", () => {
    expect(contextSection([])).toBe("");
  });
});
