import { describe, expect, test } from "vitest";
import { amend } from "./amend-text.js";
import type { Amendment, Plain } from "../../../generator/edit/amendment.js";
import type { Path } from "../../../generator/source.js";

const head = "catalog: 1\nname: shop\nmetrics:\n";

function set(path: Path, value: Plain): Amendment {
  return { kind: "set", path: ["metrics", ...path], value };
}

function remove(...path: Path): Amendment {
  return { kind: "remove", path: ["metrics", ...path] };
}

/** What becomes of the lines below `metrics:`. */
function amended(lines: string, ...amendments: readonly Amendment[]): string {
  const result = amend(head + lines, amendments);
  if (result.kind === "invalid") throw new Error(result.diagnostics.map(({ message }) => message).join("\n"));
  return result.source.text.slice(head.length);
}

type Case = readonly [title: string, before: string, amendment: Amendment, after: string];

const counter = "  a:\n    instrument: counter\n";

describe("a new key", () => {
  test.each<Case>([
    [
      "goes behind the last one that the format has before it",
      "  a:\n    instrument: counter\n    status: planned\n    description: d\n",
      set(["a", "unit"], "1"),
      '  a:\n    instrument: counter\n    status: planned\n    description: d\n    unit: "1"\n',
    ],
    [
      "goes ahead of all when the format has all others behind it",
      `${counter}    deprecated: # now\n      # why\n      reason: r\n`,
      set(["a", "deprecated", "since"], "2.1.0"),
      `${counter}    deprecated: # now\n      since: 2.1.0\n      # why\n      reason: r\n`,
    ],
    [
      "stands behind a comment that is indented deeper than the entry before it",
      "  a:\n    instrument: counter # c\n      # deeper\n    # of b\n  b: { instrument: gauge }\n",
      set(["a", "owner"], "me"),
      "  a:\n    instrument: counter # c\n      # deeper\n    owner: me\n    # of b\n  b: { instrument: gauge }\n",
    ],
    [
      "ends a file that ends without a line break",
      counter.trimEnd(),
      set(["a", "owner"], "me"),
      `${counter}    owner: me`,
    ],
    [
      "goes into brackets in the order of the format",
      '  a: { instrument: counter, unit: "1" }\n',
      set(["a", "description"], "x, y"),
      '  a: { instrument: counter, description: "x, y", unit: "1" }\n',
    ],
    [
      "goes on a line of its own in brackets of several lines, and gets its comma before the comment",
      "  a: {\n    instrument: counter # c\n  }\n",
      set(["a", "owner"], "me"),
      "  a: {\n    instrument: counter, # c\n    owner: me\n  }\n",
    ],
    [
      "keeps the habit of a comma at the end",
      "  a: {\n    instrument: counter, # c\n  }\n",
      set(["a", "owner"], "me"),
      "  a: {\n    instrument: counter, # c\n    owner: me,\n  }\n",
    ],
    [
      "brings the maps above it that are missing",
      counter,
      set(["a", "deprecated", "since"], "1.10"),
      `${counter}    deprecated: { since: "1.10" }\n`,
    ],
    [
      "fills empty brackets",
      "  a:\n    instrument: counter\n    attributes: {} # none\n",
      set(["a", "attributes", "kind"], ["x"]),
      "  a:\n    instrument: counter\n    attributes: { kind: [x] } # none\n",
    ],
    [
      "fills brackets that hold only a comment",
      "  a:\n    instrument: counter\n    attributes: { # none\n    }\n",
      set(["a", "attributes", "kind"], ["x"]),
      "  a:\n    instrument: counter\n    attributes: { kind: [x] # none\n    }\n",
    ],
    [
      "is indented as its neighbours are",
      "     a:\n        instrument: counter\n",
      set(["a", "attributes"], { x: { type: "string", deprecated: { since: "2" } } }),
      '     a:\n        instrument: counter\n        attributes:\n             x:\n                  type: string\n                  deprecated: { since: "2" }\n',
    ],
  ])("%s", (_, before, amendment, after) => {
    expect(amended(before, amendment)).toBe(after);
  });
});

describe("a value", () => {
  const values: readonly string[] = [
    "1.10",
    "yes",
    "on",
    "1e3",
    "null",
    "~",
    "*x",
    "&x",
    "a: b",
    "x # y",
    "- x",
    "{x}",
    "0x1f",
  ];
  const odd: readonly string[] = [
    "two\nlines",
    "end\n",
    "\n lead",
    "tab\there",
    "'q'",
    "\u0007\u0085\u2028",
    "\ud800",
    "a\r\nb",
    " ",
    "é",
    "\\",
  ];
  test.each([...values, ...odd])("%j reads back as it is, in lines and in brackets", (value) => {
    for (const before of [counter, "  a: { instrument: counter }\n", "  a: {instrument: counter, description: x}\n"]) {
      expect(amended(before, set(["a", "description"], value))).toContain("description: ");
    }
  });

  test.each<Case>([
    [
      "keeps the comment behind the one that it replaces, and its quotes",
      "  a:\n    instrument: counter\n    since: '1.0'   # c\n",
      set(["a", "since"], "1.1"),
      "  a:\n    instrument: counter\n    since: '1.1'   # c\n",
    ],
    [
      "takes the place of a block of text",
      "  a:\n    description: >- # c\n      folded\n      text\n\n    instrument: counter\n",
      set(["a", "description"], "one"),
      "  a:\n    description: one # c\n\n    instrument: counter\n",
    ],
    [
      "of several lines takes the place of one of one line",
      "  a:\n    description: one # c\n    instrument: counter\n",
      set(["a", "description"], "two\nlines"),
      "  a:\n    description: |- # c\n      two\n      lines\n    instrument: counter\n",
    ],
    [
      "of several lines stays on one when a comment behind it would become part of it",
      `${counter}    note: one\n      # deeper\n`,
      set(["a", "note"], "two\nlines"),
      `${counter}    note: "two\\nlines"\n      # deeper\n`,
    ],
    [
      "stays where it was when its key is on the line above",
      "  a:\n    instrument: histogram\n    buckets:\n      [1,\n       2] # c\n",
      set(["a", "buckets"], [1, 5]),
      "  a:\n    instrument: histogram\n    buckets:\n      [1, 5] # c\n",
    ],
    [
      "comes to a key that has none, ahead of the comment",
      "  a:\n    instrument: counter\n    attributes:\n      x: # c\n        type: string\n      y: int\n",
      set(["a", "attributes", "x"], "int"),
      "  a:\n    instrument: counter\n    attributes:\n      x: int # c\n      y: int\n",
    ],
    [
      "that is the same changes nothing",
      "  a:\n    instrument:   'counter'\n",
      set(["a", "instrument"], "counter"),
      "  a:\n    instrument:   'counter'\n",
    ],
    [
      "is added to a list, in lines and with its dash in the same column",
      "  a:\n    instrument: counter\n    tags:\n    - x # c\n",
      set(["a", "tags", 1], "yes"),
      '  a:\n    instrument: counter\n    tags:\n    - x # c\n    - "yes"\n',
    ],
    [
      "is added to a list in brackets",
      "  a: { instrument: counter, tags: [x] }\n",
      set(["a", "tags", 1], "z"),
      "  a: { instrument: counter, tags: [x, z] }\n",
    ],
  ])("%s", (_, before, amendment, after) => {
    expect(amended(before, amendment)).toBe(after);
  });
});

describe("a metric", () => {
  const value = { instrument: "gauge" };
  test.each<Case>([
    [
      "goes behind the last of its namespace",
      "  task.a: { instrument: counter }\n  task.b: { instrument: counter }\n  z: { instrument: counter }\n",
      set(["task.c.d"], value),
      "  task.a: { instrument: counter }\n  task.b: { instrument: counter }\n  task.c.d:\n    instrument: gauge\n  z: { instrument: counter }\n",
    ],
    [
      "goes to the end when it has none, parted by a blank line as the others are",
      `${counter}\n  # of b\n  b: { instrument: counter }\n\ngenerate: { output: x }\n`,
      set(["c"], value),
      `${counter}\n  # of b\n  b: { instrument: counter }\n\n  c:\n    instrument: gauge\n\ngenerate: { output: x }\n`,
    ],
    ["gets quotes when its name needs them", counter, set(["n"], value), `${counter}  "n":\n    instrument: gauge\n`],
  ])("%s", (_, before, amendment, after) => {
    expect(amended(before, amendment)).toBe(after);
  });

  test.each(["metrics: {}", "metrics: { }", "metrics: {} # none"])("is the first one in %j", (written) => {
    const result = amend(`catalog: 1\nname: shop\n${written}\n`, [set(["a"], value)]);
    const comment = written.includes("#") ? " # none" : "";
    const text = `catalog: 1\nname: shop\nmetrics:${comment}\n  a:\n    instrument: gauge\n`;
    expect(result).toMatchObject({ kind: "open", source: { text } });
  });
});

describe("what is removed", () => {
  test.each<Case>([
    [
      "takes the comments directly above it along, and leaves those parted by a blank line",
      `${counter}\n  # section\n\n  # of b\n  # too\n  b: { instrument: counter }\n    # tail\n\n  c: { instrument: counter }\n`,
      remove("b"),
      `${counter}\n  # section\n\n  c: { instrument: counter }\n`,
    ],
    [
      "takes the blank line above along at the end",
      `${counter}\n  b: { instrument: counter }`,
      remove("b"),
      counter.trimEnd(),
    ],
    ["leaves empty brackets when it is the last", `${counter}    # tail\n`, remove("a"), ""],
    [
      "takes its comma along in brackets",
      "  a: { instrument: counter, unit: s, tags: [x] }\n",
      remove("a", "unit"),
      "  a: { instrument: counter, tags: [x] }\n",
    ],
    [
      "takes the comma before it along at the end",
      "  a: { instrument: counter, unit: s }\n",
      remove("a", "unit"),
      "  a: { instrument: counter }\n",
    ],
    [
      "takes its line and the comment above along in brackets of several lines",
      "  a: {\n    instrument: counter, # c\n    # why\n    unit: s # u\n  }\n",
      remove("a", "unit"),
      "  a: {\n    instrument: counter # c\n  }\n",
    ],
    [
      "is an item of a list",
      "  a:\n    instrument: counter\n    tags:\n      - x\n      # why\n      - y # c\n",
      remove("a", "tags", 1),
      "  a:\n    instrument: counter\n    tags:\n      - x\n",
    ],
    [
      "leaves an empty list",
      "  a: { instrument: counter, tags: [ x, ] }\n",
      remove("a", "tags", 0),
      "  a: { instrument: counter, tags: [] }\n",
    ],
  ])("%s", (_, before, amendment, after) => {
    const wanted = after === "" ? "catalog: 1\nname: shop\nmetrics: {}\n" : head + after;
    const result = amend(head + before, [amendment]);
    expect(result).toMatchObject({ kind: "open", source: { text: wanted } });
  });
});

test("a catalog with errors is rejected, with its findings", () => {
  const text = `${head}  a: { instrument: conter }\n`;
  const result = amend(text, [remove("a")]);
  expect(result).toMatchObject({ kind: "invalid", source: { text }, diagnostics: [{ code: "unknown-value" }] });
});

test("an edit that would bring an error is rejected, with the findings of the text it would have made", () => {
  const result = amend(head + counter, [set(["a", "unit"], "furlong")]);
  const text = `${head}${counter}    unit: furlong\n`;
  expect(result).toMatchObject({ kind: "invalid", source: { text }, diagnostics: [{ code: "invalid-unit" }] });
});

test.each<Amendment>([
  remove("b"),
  remove("a", "tags", 0),
  { kind: "rename", path: ["metrics", "b"], key: "c" },
  { kind: "copy", path: ["metrics", "a"], key: "a" },
  { kind: "set", path: ["metrics", "a", "instrument", "x"], value: 1 },
])("%j amends nothing that is there, and is thrown", (amendment) => {
  expect(() => amended(counter, amendment)).toThrow("there is nothing to amend");
});
