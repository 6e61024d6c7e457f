import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { readPlain } from "../../../../generator/document/plain/read-plain.js";
import { runs } from "../../../fuzz.js";
import { compareReaders } from "./difference.js";
import { diceOf, excerptOf, mutantOf } from "./mutants.js";

const home = fileURLToPath(new URL("../../../../", import.meta.url));

/** All catalogs and parts of the repository. */
const paths: readonly string[] = ["catalog.yaml", ...yamlBelow("test/fixtures"), ...yamlBelow("test/generator")];

function yamlBelow(folder: string): readonly string[] {
  const inside = readdirSync(join(home, folder), { recursive: true, encoding: "utf8" });
  return inside.filter((path) => path.endsWith(".yaml")).map((path) => join(folder, path));
}

function textOf(path: string): string {
  return readFileSync(join(home, path), "utf8");
}

/** Texts that are read without the package, and what they are an example of. */
const plain: readonly (readonly [what: string, text: string])[] = [
  ["a map in a map", "a:\n  b: 1\n  c: true\nd: null\n"],
  ["any indentation that holds", "a:\n   b:\n    c: d\ne:\n f: g\n"],
  ["no line end at the end", "a: b"],
  ["a list", "a:\n  - b\n  - c: 1\n    d: 2\n  -   e: 3\n      f: 4\n"],
  ["a list in the column of its key", "a:\n- b\n- c\nd: 1\n"],
  ["keys with signs in them", "http.server.*: 1\na b/c: 2\na:b: 3\n$x: 4\nnot#one: 5\n"],
  ["keys in quotes", "'a b': 1\n\"c\": 2\n\"d\\n\": 3\n'it''s': 4\n"],
  ["numbers as values of an attribute", "values:\n  200: a\n  -1: b\n  0.5: c\n"],
  ["booleans that become others", "status: { from: x, values: { true: ok, false: error } }\n"],
  ["numbers", "a: 0\nb: -1\nc: 1.50\nd: [0.005, 12345]\n"],
  ["texts that begin like numbers", "a: 1.2.3\nb: 10 things\nc: 2026-01-01\nd: 1_000\ne: nullable\n"],
  ["texts in quotes", 'a: "b # c: d"\nb: \'it\'\'s\'\nc: "\\u0041\\t\\"\\\\\\0"\n'],
  ["signs within a text", "a: b, c [d] {e} & f * g ! h | i > j\nk: http://x:80/#y\n"],
  ["brackets", "a: [b, 'c', { d: e }, []]\nf: { g: , h, i: [j], }\n"],
  ["brackets of several lines", "a: [\n    b,\n    c ]\nd: {\n  e: f,\n}\ng:\n  [\n    1, 2\n  ]\n"],
  ["a text in brackets as a whole", '{\n  "a": 1,\n  "b": [c]\n}\n'],
  ["values below their key", "a:\n  b\nc:\n  'e'\nd:\n  [f]\n"],
  ["lines as they stand", "a: |\n  b\n\n   c\n  # d\n\n\ne: |-\n    f\ng: 1\n"],
  ["folded lines", "a: >\n  b\n  c\n\n  d\n\n\n  e\nf: >- # g\n h\n"],
  ["comments", "# a\n\nb: c # d\n# e\nf: # g\n  # h\n  i: j\n\n# k\n"],
  ["comments below what ends", "a:\n  b:\n    c: 1\n    # d: 2\n# e\nf:\n  g:\n  # h\n"],
  ["comments of less indentation", "a:\n  b: 1\n# c\n  d: e\n"],
  ["comments in brackets", "a: [ # b\n  # c\n\n  d,\n # e\n  f #g\n  ]\n"],
];

/** Texts that the package reads, or finds fault with. */
const beyond: readonly (readonly [what: string, text: string])[] = [
  ["nothing", ""],
  ["only a comment", "# a\n"],
  ["a word", "a\n"],
  ["an anchor", "a: &b c\n"],
  ["an alias", "a: *b\n"],
  ["a tag", "a: !b c\n"],
  ["a directive", "%YAML 1.1\n---\na: 1\n"],
  ["a document mark", "---\na: 1\n"],
  ["a second document", "a: 1\n---\nb: 1\n"],
  ["an end of the document", "a: 1\n...\n"],
  ["a tab", "a:\t1\n"],
  ["a carriage return", "a: 1\r\n"],
  ["a no-break space", "a:\u00a01\n"],
  ["a control character", "a: \u0007\n"],
  ["a mark of byte order", "a: \ufeff\n"],
  ["a root that is indented", " a: 1\n"],
  ["a text of several lines", "a: b\n  c\n"],
  ["quotes of several lines", "a: 'b\n  c'\n"],
  ["a quote that is not closed", 'a: "b\n'],
  ["what stands behind quotes", "a: 'b' c\n"],
  ["an escape of YAML alone", 'a: "\\x41"\n'],
  ["a question mark", "? a\n: b\n"],
  ["a doubled key", "a: 1\na: 2\n"],
  ["a doubled key in brackets", "a: { b: 1, b: 2 }\n"],
  ["a dangerous key", "__proto__: 1\n"],
  ["a merge key", "<<: 1\n"],
  ["a key that is no text", "true: 1\n"],
  ["a number as a key", "a: { 1: b }\n"],
  ["a number that is not shown as it is written", "values: { 0x1F: b }\n"],
  ["a boolean as an allowed value", "values: { true: b }\n"],
  ["two keys on a line", "a: b: c\n"],
  ["a list on the line of its key", "a: - b\n"],
  ["a list in a list", "a:\n  - - b\n"],
  ["an item without a value", "a:\n  -\n  - b\n"],
  ["an entry of another column", "a:\n  b: 1\n c: 2\n"],
  ["an entry below a value", "a: 1\n  b: 2\n"],
  ["a comment between a key and a value below it", "a:\n# b\n c\nd: 1\n"],
  ["an odd number", "a: 0o17\nb: 1\n"],
  ["infinity", "a: .inf\n"],
  ["a number with leading zeros", "a: 017\n"],
  ["a number that is rounded", "a: 9007199254740993\n"],
  ["a number with an exponent", "a: 1e3\n"],
  ["negative zero", "a: -0\n"],
  ["a text that begins with a dash", "a: -b\n"],
  ["a comma without an entry", "a: [b, , c]\n"],
  ["a pair in a list", "a: [b: c]\n"],
  ["a comment without a space before it", "a: [b,#c\n  d]\nb: [\n#c\n  d]\n"],
  ["brackets that are not indented", "a:\n  b: [\nc]\n"],
  ["brackets that are not closed", "a: [b\n"],
  ["a number of columns", "a: |2\n    b\n"],
  ["line ends that are kept", "a: |+\n  b\n\n"],
  ["spaces that reach deeper than the lines", "a: |\n  b\n     \n  c\n"],
  ["folded lines that are indented", "a: >\n  b\n    c\n"],
  ["a deeper comment below a value", "a: 1\n  # b\n"],
  ["a merge conflict", "<<<<<<< HEAD: 1\n=======\n"],
  ["a line of Markdown", "~~~ a: 1\n"],
  ["more levels than a catalog has", `a: ${"[".repeat(20)}${"]".repeat(20)}\n`],
  ["a key that is too long", `${"a".repeat(1025)}: 1\n`],
];

describe("the reader of the plain subset", () => {
  it.each(plain)("reads %s as the package does, with the same places", (_, text) => {
    expect(compareReaders(text)).toEqual({ isRead: true, difference: null });
  });

  it.each(beyond)("leaves %s to the package", (_, text) => {
    expect(readPlain(text)).toBeUndefined();
  });

  it.each(paths)("reads %s as the package does", (path) => {
    expect(compareReaders(textOf(path))).toEqual({ isRead: true, difference: null });
  });

  it("reads excerpts of all catalogs with a few places changed as the package does, or leaves them to it", () => {
    const texts = paths.map((path) => textOf(path).split("\n"));
    const seed = Math.floor(Math.random() * 2 ** 32);
    const { numRuns } = runs(1_000);
    let isRead = 0;
    for (let index = 0; index < numRuns; index += 1) {
      const dice = diceOf(seed + index);
      const lines = texts[dice(texts.length)] ?? [];
      const mutant = mutantOf(excerptOf(lines, dice), lines, dice);
      const comparison = compareReaders(mutant);
      if (comparison.difference !== null) throw new Error(`${JSON.stringify(mutant)}: ${comparison.difference}`);
      if (comparison.isRead) isRead += 1;
    }
    expect(isRead).toBeGreaterThan(numRuns / 10);
  });
});
