import { describe, expect, it } from "vitest";
import { contextList, contextSection } from "../../../../generator/emit/markdown/context-section.js";
import { attributeOf, catalogOf, exact, pageOf, prefix } from "../catalog-builder.js";

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

  it("has a section under a heading of the asked level, which the catalog may name", () => {
    const context = [attributeOf("version")];
    expect(contextSection(catalogOf([], { context }), 2)).toBe("## Common attributes\n\n- `version`: string.");
    const page = pageOf({ contextTitle: "On every <metric>" });
    expect(contextSection(catalogOf([], { context, page }), 3)).toMatch(/^### On every &lt;metric>\n/);
  });

  it("has no section when it is empty", () => {
    expect(contextSection(catalogOf([]), 2)).toBe("");
  });
});
