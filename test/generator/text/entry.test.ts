import { expect, test } from "vitest";
import { type Collection, entryAt, isCollection, linesOf } from "../../../generator/text/entry.js";
import { readTree } from "../../../generator/text/tree.js";

/** The lines of an entry, which indices lead to. */
function linesAt(lines: readonly string[], ...indices: readonly number[]): readonly string[] {
  const { root, sheet } = readTree({ name: "catalog.yaml", text: `${lines.join("\n")}\n` });
  let collection: Collection = root;
  for (const [depth, index] of indices.entries()) {
    const entry = entryAt(collection, index, sheet);
    if (entry === undefined) break;
    const { lead, end } = linesOf(entry, sheet);
    if (depth === indices.length - 1) return sheet.text.slice(lead, end).split("\n");
    if (isCollection(entry.value)) collection = entry.value;
  }
  throw new Error("there is no such entry");
}

test("comments directly above an entry belong to it, those that a blank line parts from it to none", () => {
  const lines = ["a: 1", "# floating", "", "# of b", "# too", "b: 2"];
  expect(linesAt(lines, 0)).toEqual(["a: 1"]);
  expect(linesAt(lines, 1)).toEqual(["# of b", "# too", "b: 2"]);
});

test("a comment that is indented deeper than the key belongs to the entry above it", () => {
  const lines = ["a:", "  x: 1", "    # of x", "", "  # of a", "# of b", "b: 2"];
  expect(linesAt(lines, 0, 0)).toEqual(["  x: 1", "    # of x"]);
  expect(linesAt(lines, 0)).toEqual(["a:", "  x: 1", "    # of x", "", "  # of a"]);
  expect(linesAt(lines, 1)).toEqual(["# of b", "b: 2"]);
});

test("where no entry is above it, it belongs to the one below", () => {
  expect(linesAt(["a:", "      # of x", "  x: 1"], 0, 0)).toEqual(["      # of x", "  x: 1"]);
});

test("the comments that begin a file belong to no entry, the next block to the first one", () => {
  expect(linesAt(["# the file's", "a: 1"], 0)).toEqual(["a: 1"]);
  expect(linesAt(["# the file's", "", "# of a", "a: 1"], 0)).toEqual(["# of a", "a: 1"]);
});

test("comments above a dash belong to the item, those below it to its first key", () => {
  const lines = ["a:", "  # the item's", "  - x: 1", "  # the next one's", "  -", "    # of y - and it", "    y: 2"];
  expect(linesAt(lines, 0, 0)).toEqual(["  # the item's", "  - x: 1"]);
  expect(linesAt(lines, 0, 0, 0)).toEqual(["  - x: 1"]);
  expect(linesAt(lines, 0, 1)).toEqual(lines.slice(3));
  expect(linesAt(lines, 0, 1, 0)).toEqual(["    # of y - and it", "    y: 2"]);
});

test("the question mark before a key begins its entry, on whatever line it stands", () => {
  const lines = ["# the file's", "", "# of a", "?", "  a", ": 1", "b: 2"];
  expect(linesAt(lines, 0)).toEqual(["# of a", "?", "  a", ": 1"]);
  const remarked = ["a: 0", "? # why", "", "  # really?", "  b", ": 1"];
  expect(linesAt(remarked, 1)).toEqual(remarked.slice(1));
  expect(linesAt(["a: 0 # what?", "b: 1"], 1)).toEqual(["b: 1"]);
});

test.each([
  ["ends with its last line", ["a: |", "  x", "  # text"], ["", "  "]],
  ["may end with spaces", ["a: |", "  x", "      "], ["", ""]],
  ["may end with blank lines that count", ["a: |+", "  x", "", ""], []],
  ["may have no line at all", ["a: >"], ["", ""]],
])("a text in a block %s", (_, own, blank) => {
  expect(linesAt([...own, ...blank, "b: 2"], 0)).toEqual(own);
  const windows = [...own, ...blank, "b: 2"].map((line) => `${line}\r`);
  expect(linesAt(windows, 0).join("\n")).toBe(own.join("\r\n"));
});
