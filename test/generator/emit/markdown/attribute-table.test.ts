import { describe, expect, it } from "vitest";
import { attributeTable } from "../../../../generator/emit/markdown/attribute-table.js";
import { attributeOf, exact } from "../catalog-builder.js";

describe("the table of a metric's attributes", () => {
  it("shows the first paragraph of a description, and numbers what follows below", () => {
    const text = attributeTable([
      attributeOf("route", { description: "The route.\n\n- matched\n- or not", note: "Never the path." }),
      attributeOf("tool", { description: "The tool", examples: ["axe"] }),
      attributeOf("method", { note: "In capitals." }),
    ]);
    expect(text.split("\n")).toEqual([
      "| Attribute | Type   | Required | Allowed | Description                  |",
      "| --------- | ------ | -------- | ------- | ---------------------------- |",
      "| `route`   | string | yes      | any     | The route. [1]               |",
      "| `tool`    | string | yes      | any     | The tool. For example `axe`. |",
      "| `method`  | string | yes      | any     | [2]                          |",
      "",
      "**[1] `route`:**",
      "",
      "- matched",
      "- or not",
      "",
      "Never the path.",
      "",
      "**[2] `method`:**",
      "",
      "In capitals.",
    ]);
  });

  it("lists many values in a table of their own", () => {
    const values = Array.from({ length: 80 }, (_, index) => exact(`value_${index}`, index === 0 ? "The first." : ""));
    const text = attributeTable([attributeOf("kind", { values, open: true })]);
    expect(text).toContain("one of 80 values below; any other string");
    expect(text).toContain("**Values of `kind`:**\n\n| Value      | Meaning    |");
    expect(text).toContain("| `value_0`  | The first. |");
    expect(Math.max(...text.split("\n").map((line) => line.length))).toBeLessThan(200);
  });
});
