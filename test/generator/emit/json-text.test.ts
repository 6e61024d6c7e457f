import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { jsonText } from "../../../generator/emit/json-text.js";

describe("JSON as text", () => {
  it("is what it was made of, whatever that is", () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(JSON.parse(jsonText(value))).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
  });

  it("has a list or a map on one line where it fits", () => {
    const value = { key: "kind", values: [{ value: "a" }, { value: "b" }], empty: {}, none: [] };
    expect(jsonText(value)).toBe(
      '{ "key": "kind", "values": [{ "value": "a" }, { "value": "b" }], "empty": {}, "none": [] }\n',
    );
  });

  it("has a line for each entry where it does not, and lines of 120 columns at most unless a text is longer", () => {
    const fitting = { key: "k".repeat(90) };
    const text = jsonText({ one: [fitting, { ...fitting, more: "m".repeat(20) }], long: ["l".repeat(200)] });
    expect(text.split("\n")).toEqual([
      "{",
      '  "one": [',
      `    { "key": "${"k".repeat(90)}" },`,
      "    {",
      `      "key": "${"k".repeat(90)}",`,
      `      "more": "${"m".repeat(20)}"`,
      "    }",
      "  ],",
      '  "long": [',
      `    "${"l".repeat(200)}"`,
      "  ]",
      "}",
      "",
    ]);
  });
});
