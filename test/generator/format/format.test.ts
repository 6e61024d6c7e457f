import { expect, test } from "vitest";
import { formatCatalog } from "../../../generator/format/format.js";

const rest = "catalog: 1\nname: shop\nmetrics:\n";

/** A catalog around the lines of one metric, formatted, and those lines again. */
function formatMetric(...lines: readonly string[]): readonly string[] {
  const metric = lines.map((line) => (line === "" ? "\n" : `    ${line}\n`)).join("");
  const formatted = formatCatalog(`${rest}  a.b:\n${metric}  c: { instrument: counter }\n`);
  expect(formatted.startsWith(`${rest}  a.b:\n`)).toBe(true);
  expect(formatted.endsWith("  c: { instrument: counter }\n")).toBe(true);
  const body = formatted.slice(`${rest}  a.b:\n`.length, -"  c: { instrument: counter }\n".length);
  return body
    .replace(/\n$/, "")
    .split("\n")
    .map((line) => line.replace(/^ {4}/, ""));
}

test("comments above an entry, beside it and below it move with the entry", () => {
  expect(
    formatMetric(
      "# about the unit",
      "# in two lines",
      "unit: s # beside",
      "attributes: # of the call",
      "  tool: string",
      "  # status: string",
      "# about the instrument",
      "instrument: histogram",
    ),
  ).toEqual([
    "# about the instrument",
    "instrument: histogram",
    "# about the unit",
    "# in two lines",
    "unit: s # beside",
    "attributes: # of the call",
    "  tool: string",
    "  # status: string",
  ]);
});

test("what ends a map stays at its end", () => {
  expect(formatMetric("unit: s", "instrument: gauge", "# the end", "")).toEqual([
    "instrument: gauge",
    "unit: s",
    "# the end",
    "",
  ]);
});

test("texts in blocks are moved byte for byte", () => {
  const kept = ["note: |+", "  one  ", "", "", ""];
  const folded = ["description: >- # words", "    two", "", "", "      three  "];
  expect(formatMetric(...kept, ...folded, "instrument: gauge")).toEqual(["instrument: gauge", ...folded, ...kept]);
});

test("a comment never becomes part of a text that it comes to stand behind", () => {
  expect(formatMetric("      # about the note", "note: x", "description: |", "  text", "instrument: gauge")).toEqual([
    "instrument: gauge",
    "description: |",
    "  text",
    "# about the note",
    "note: x",
  ]);
});

test.each([
  ["{ unit: s, instrument: gauge }", "{ instrument: gauge, unit: s }"],
  ["{unit: s,instrument: gauge,}", "{instrument: gauge,unit: s,}"],
  ['{ "unit": s , instrument: gauge}', '{ instrument: gauge , "unit": s}'],
  [
    "{ attributes: { t: { open: true, values: [b, a] } }, instrument: gauge }",
    "{ instrument: gauge, attributes: { t: { values: [b, a], open: true } } }",
  ],
])("the flow map %s becomes %s", (written, wanted) => {
  expect(formatCatalog(`${rest}  a: ${written} # beside\n`)).toBe(`${rest}  a: ${wanted} # beside\n`);
});

test("comments inside a flow map go along, each on its own line", () => {
  const lines = ["a: {", "    unit: s, # seconds", "    # what it is", "    instrument: gauge # no counter", "  }"];
  expect(formatCatalog(`${rest}  ${lines.join("\n")}\n`)).toBe(
    `${rest}  a: {\n    # what it is\n    instrument: gauge, # no counter\n    unit: s # seconds\n  }\n`,
  );
});

test("a bracket that gets a line of its own stands a step behind the line of the one that it closes", () => {
  expect(formatCatalog(`${rest}  a: {\n        unit: s, # seconds\n        instrument: gauge }\n`)).toBe(
    `${rest}  a: {\n        instrument: gauge,\n        unit: s # seconds\n    }\n`,
  );
});

test("an entry of a list begins behind its dash, and its comments above it", () => {
  const page =
    "page:\n  sections:\n    - text: words\n      # about the title\n      title: One\n    - { text: x, title: Two }\n";
  expect(formatCatalog(`${rest}  a: { instrument: gauge }\n${page}`)).toBe(
    `${rest}  a: { instrument: gauge }\npage:\n  sections:\n    # about the title\n    - title: One\n      text: words\n    - { title: Two, text: x }\n`,
  );
});

test("a comment between a dash and a key moves with the key, one above the dash stays with the item", () => {
  const metrics = `${rest}  a: { instrument: gauge }\npage:\n  sections:\n`;
  const item = "    # of the item\n    -\n      # of the text\n      text: words\n      title: One\n";
  expect(formatCatalog(metrics + item)).toBe(
    `${metrics}    # of the item\n    -\n      title: One\n      # of the text\n      text: words\n`,
  );
});

test("a question mark on a line of its own moves with its key", () => {
  expect(formatMetric("?", "  unit", ": s", "instrument: gauge")).toEqual(["instrument: gauge", "?", "  unit", ": s"]);
});

test("a text that ends with a line of spaces keeps it", () => {
  const text = ["note: |", "  one", "      "];
  expect(formatMetric(...text, "instrument: gauge")).toEqual(["instrument: gauge", ...text]);
});

test("metrics, attributes, values and entries of lists stay in their order", () => {
  const text = `catalog: 1
name: shop
context: { z: string, a: string }
metrics:
  z.one:
    instrument: counter
    attributes:
      y: { values: { d: last, c: first } }
      x: [b, a]
    tags: [t, s]
  a.two: { instrument: counter }
`;
  expect(formatCatalog(text)).toBe(text);
});

test("the comments that begin a file stay there", () => {
  const text = "# yaml-language-server: $schema=./schema.json\n# Ours.\nname: shop\n# first\ncatalog: 1\nmetrics: {}\n";
  expect(formatCatalog(text)).toBe(
    "# yaml-language-server: $schema=./schema.json\n# Ours.\n# first\ncatalog: 1\nname: shop\nmetrics: {}\n",
  );
});

test("an empty line goes with the entries that it parts", () => {
  const text = "metrics:\n  a: { instrument: gauge }\n\ncatalog: 1\nname: shop\n";
  expect(formatCatalog(text)).toBe("catalog: 1\nname: shop\n\nmetrics:\n  a: { instrument: gauge }\n");
});

test.each([
  ["spaces at the ends of lines", "catalog: 1  \nname: shop\t\nmetrics: {} # none  \n"],
  ["empty lines at the ends of the file", "\n\ncatalog: 1\nname: shop\nmetrics: {} # none\n\n \n"],
  ["a last line without an end", "catalog: 1\nname: shop\nmetrics: {} # none"],
])("%s are fixed", (_, text) => {
  expect(formatCatalog(text)).toBe("catalog: 1\nname: shop\nmetrics: {} # none\n");
});

test("several empty lines become one, but not in a text", () => {
  expect(formatCatalog(`catalog: 1\n\n \n\nname: "a\n\n\n  b"\nmetrics: {}\n`)).toBe(
    `catalog: 1\n\nname: "a\n\n\n  b"\nmetrics: {}\n`,
  );
});

test("lines that end with CRLF still do", () => {
  const text = "name: shop\r\ncatalog: 1 \r\nmetrics:\r\n  a:\r\n    note: |\r\n      x  \r\n    instrument: gauge";
  expect(formatCatalog(text)).toBe(
    "catalog: 1\r\nname: shop\r\nmetrics:\r\n  a:\r\n    instrument: gauge\r\n    note: |\r\n      x  \r\n",
  );
});
