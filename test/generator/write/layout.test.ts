import { expect, test } from "vitest";
import { differsInLayoutOnly } from "../../../generator/write/layout.js";

test.each([
  ["quotes, semicolons, brackets", "a.ts", "const a = [(b) => 'x',];\n", 'const a = [b => "x"]\n'],
  ["lines and commas", "a.ts", 'f({ a: "b", c: 1 });\n', 'f({\n\ta: "b",\n\tc: 1,\n});\n'],
  ["keys in quotes", "a.d.ts", 'type A = { "a": "x" | "y" };', "type A = {\n  'a':\n    | 'x'\n    | 'y',\n};"],
  ["JSON on one line", "a.json", '{\n  "a": [\n    1\n  ]\n}\n', '{ "a": [1] }\n'],
  [
    "columns of tables",
    "a.md",
    "| a | b |\n| --- | --- |\n| c |  |\n",
    "| a   | b   |\n| :-- | --- |\n| c   |     |\n".replace(":-", "--"),
  ],
  ["signs of Markdown", "a.md", "*a* snake_case\n", "_a_ snake\\_case\n"],
])("%s are layout", (_, path, one, other) => {
  expect(differsInLayoutOnly(path, one, other)).toBe(true);
  expect(differsInLayoutOnly(path, other, one)).toBe(true);
});

test.each([
  ["another text", "a.ts", 'const a = "b";', 'const a = "c";'],
  ["another order", "a.json", '{ "a": 1, "b": 2 }', '{ "b": 2, "a": 1 }'],
  ["text that is no JSON", "a.json", "{", "{ "],
  ["a cell", "a.md", "| a |", "| b |"],
  ["a file whose layout nobody knows", "a.txt", "a", "a "],
])("%s is not", (_, path, one, other) => {
  expect(differsInLayoutOnly(path, one, other)).toBe(false);
});
