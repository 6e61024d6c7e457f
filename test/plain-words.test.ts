import { describe, expect, it } from "vitest";
import { filesBelow, findHomeMade, findInTitles, folders, textOf } from "./plain-words.js";

describe.each(folders)("names, messages and comments in %s", (folder) => {
  it("have no home-made terms", () => {
    const files = filesBelow(folder);
    expect(files.length).toBeGreaterThan(0);
    expect(files.flatMap((path) => findHomeMade(path, textOf(path)))).toEqual([]);
  });
});

it("titles of tests have no home-made terms", () => {
  const files = filesBelow("test").filter((path) => path.endsWith(".test.ts") && path !== "test/plain-words.test.ts");
  expect(files.length).toBeGreaterThan(100);
  expect(files.flatMap((path) => findInTitles(path, textOf(path)))).toEqual([]);
});

it("a home-made term is found in a title, and nowhere else in a test", () => {
  const text =
    'test("a catalog is refused", () => {\n  const judged = "told";\n});\ntest.each([["told"]])("%s", () => {});\n';
  expect(findInTitles("test/a.test.ts", text)).toEqual([expect.stringContaining('"a catalog is refused"')]);
});

describe("a home-made term is found", () => {
  it.each([
    ["in a comment", "src/a.ts", "/** Tells what is wrong. */", 1],
    ["in a name", "src/a.ts", "const x = 1;\nfunction mendOf() {}", 2],
    ["at the end of a name", "src/a.ts", "const errorWords = 1;", 1],
    ["in a constant", "src/a.ts", "const MAX_OUTBOX = 1;", 1],
    ["in a message", "src/a.ts", 'report("the receiver refused it");', 1],
    ["of several words", "src/a.md", "What goes before what: the file.", 1],
    ["in the name of a file", "src/create-ledger.ts", "", 0],
    ["in the name of a folder", "src/outbox/a.ts", "", 0],
  ])("%s", (_where, path, text, line) => {
    expect(findHomeMade(path, text)).toEqual([expect.stringContaining(`${path}:${line}: `)]);
  });

  it("but no part of another word, and no term of OpenTelemetry where it is one", () => {
    expect(findHomeMade("src/a.ts", "const recommended = keywords; // intelligible, passwords, amended")).toEqual([]);
    expect(findHomeMade("src/runtime/series/instrument.ts", "options.advice")).toEqual([]);
    expect(findHomeMade("src/a.ts", "options.advice")).toHaveLength(1);
  });
});
