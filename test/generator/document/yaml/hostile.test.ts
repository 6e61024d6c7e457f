import { placeOf } from "../../../../generator/diagnostics/diagnostic.js";
import { describe, expect, it } from "vitest";
import { DiagnosticCollector } from "../../../../generator/diagnostics/collector.js";
import { readTokens } from "../../../../generator/document/yaml/tokens.js";
import { codexCatalog, head, marked, read, withMetric } from "../reading.js";

const codes = (text: string) => marked(read(text)).map(([code]) => code);

describe("a hostile text", () => {
  it.each<[string, string]>([
    ["nothing", ""],
    ["blank lines", "\n \n\n"],
    ["comments", "# one\n# two\n"],
    ["a document mark", "---\n"],
    ["null", "~\n"],
  ])("that holds only %s is no catalog", (_, text) => {
    const { source, result, found } = read(text);
    expect({ result, found }).toMatchObject({ result: undefined, found: [{ code: "catalog-empty", at: source }] });
  });

  it("with an alias bomb is rejected at each alias and anchor, without expanding any", () => {
    const levels = Array.from({ length: 30 }, (_, level) => `a${level}: &a${level} [${"*a0, ".repeat(9)}*a0]\n`);
    expect(new Set(codes(levels.join("")))).toEqual(new Set(["yaml-feature"]));
  });

  it("with aliases, anchors and tags has a finding where each stands", () => {
    const text = `${head}metrics:\n  a: &x { instrument: !!str gauge }\n  b: *x\n`;
    expect(marked(read(text))).toEqual([
      ["yaml-feature", "&x"],
      ["yaml-feature", "!!str"],
      ["yaml-feature", "*x"],
    ]);
  });

  it("with a bare asterisk has the fix to quote it", () => {
    const { found } = read(withMetric("attributes: { a: { values: [b, *] } }"));
    expect(found).toMatchObject([
      { code: "yaml-feature", help: 'remove the "*"; to mean the text, write it in quotes: "*"' },
    ]);
  });

  it("keeps the meaning of YAML 1.2 whatever a directive says", () => {
    const reading = read(`%YAML 1.1\n---\n${withMetric("owner: yes")}`);
    expect(marked(reading)).toEqual([["yaml-feature", "%YAML 1.1"]]);
    expect(reading.result?.document.metrics["tool.call"]?.owner).toBe("yes");
  });

  it.each<[string, string, string]>([
    ["---", `${codexCatalog}---\n${codexCatalog}`, "---"],
    ["...", `${codexCatalog}...\n${codexCatalog}`, "c"],
    ["three documents", "---\na: 1\n---\nb: 2\n---\nc: 3\n", "---"],
  ])("of several documents is rejected at the second (%s)", (_, text, mark) => {
    expect(marked(read(text))).toContainEqual(["yaml-feature", mark]);
  });

  it.each<[string, (depth: number) => string]>([
    ["lists in brackets", (depth) => "[".repeat(depth) + "]".repeat(depth)],
    ["open brackets", (depth) => "[".repeat(depth)],
    ["maps in braces", (depth) => "{a: ".repeat(depth) + "}".repeat(depth)],
    ["open braces", (depth) => "{a: ".repeat(depth)],
    ["lists by dashes", (depth) => "- ".repeat(depth)],
    ["explicit keys", (depth) => "? ".repeat(depth)],
  ])("of %s may be 24 levels deep, and no deeper", (_, nested) => {
    expect(codes(nested(24))).not.toContain("nested-too-deep");
    expect(codes(nested(26))).toEqual(["nested-too-deep"]);
    expect(codes(nested(200))).toEqual(["nested-too-deep"]);
    expect(codes(nested(100_000))).toEqual(["nested-too-deep"]);
  });

  it("of 200 indented levels is rejected at level 25", () => {
    const { found, source } = read(Array.from({ length: 200 }, (_, level) => `${" ".repeat(level)}a:\n`).join(""));
    expect(found).toMatchObject([{ code: "nested-too-deep" }]);
    expect(source?.text.slice(0, found[0] && placeOf(found[0])?.start).split("\n")).toHaveLength(25);
  });

  it("with control characters is rejected at the first", () => {
    expect(marked(read(withMetric("note: a\u001b[31mb")))).toEqual([["yaml-syntax", "\u001b"]]);
    expect(codes(withMetric('note: "\\e[31m"'))).toEqual([]);
  });

  it("with line ends that only some editors know is rejected", () => {
    expect(marked(read(head.replaceAll("\n", "\r")))).toEqual([["yaml-syntax", "\r"]]);
  });

  it("with 20 000 keys in one map is read as any other", () => {
    const values = Array.from({ length: 20_000 }, (_, index) => `v${index}: `).join(", ");
    expect(codes(withMetric(`attributes: { a: { values: { ${values} } } }`))).toEqual([]);
  });

  it("with 2 000 unknown keys has each checked", () => {
    const keys = Array.from({ length: 2_000 }, (_, index) => `k${index}: 1\n`).join("");
    expect(codes(`${head}metrics: {}\n${keys}`)).toHaveLength(2_000);
  });

  it("with 20 000 times the same key has each reported", () => {
    const repeated = codes(`${head}metrics: {}\n${"prefix: a\n".repeat(20_001)}`);
    expect(repeated).toHaveLength(20_000);
    expect(new Set(repeated)).toEqual(new Set(["duplicate-key"]));
  });

  it("of more words and signs than memory could hold is rejected", () => {
    const found = new DiagnosticCollector();
    const source = { name: "catalog.yaml", text: "\n".repeat(100_000) };
    const { tokens } = readTokens({ source, text: source.text }, found, { depth: 24, lexemes: 50 });
    expect(found.sorted()).toMatchObject([{ code: "file-too-large", at: { name: "catalog.yaml" } }]);
    expect(tokens.length).toBeLessThan(60);
  });
});
