import { placeOf } from "../../../../generator/diagnostics/diagnostic.js";
import { describe, expect, it } from "vitest";
import { codexCatalog, head, marked, onlyHelp, read, withMetric } from "../reading.js";

describe("syntax errors", () => {
  it.each<[string, string, string, RegExp]>([
    ["a tab as indentation", `${head}metrics:\n\ta: {}\n`, "\t", /spaces/],
    ["a missing colon", "catalog: 1\nname codex\nmetrics: {}\n", "name codex", /"name: codex"/],
    ["a missing space after a colon", withMetric("unit:ms", "note: a"), "unit:ms", /"unit: ms"/],
    ["a second colon in a text", withMetric("description: New: here"), "New: here", /quotes/],
    ["a line indented below a value", withMetric("unit: ms", "  note: a"), "note: a", /like that key/],
    [
      "a line indented less than its siblings",
      withMetric("unit: ms").replace("    unit", "   unit"),
      "unit: ms",
      /exactly/,
    ],
    ["a list entry among keys", withMetric("- a"), "- a", /below the key/],
    ["a text that begins with a reserved sign", withMetric("owner: @team"), "@", /quotes/],
    ["a quote that is never closed", withMetric('note: "open'), '"', /close it/],
    ["a text that goes on after its quotes", withMetric('note: "a" b'), "b", /whole text/],
    ["an apostrophe inside single quotes", withMetric("note: 'it's'"), "s'", /: "it's"$/],
    ["an unknown escape", withMetric('note: "\\d+"'), "\\d", /single quotes/],
    ["a comma missing in braces", '{ "catalog": 1 "name": a }', '1 "name": a', /commas/],
    ["a text that begins like a list", withMetric("note: [a-z]+"), "+", /one text/],
    ["a text that is not indented", withMetric("note: |", "text"), "text", /indented|indent/],
    ["a key without end", `${"k".repeat(2000)}: 1\n`, "k".repeat(2000), /shorten/],
    ["a merge conflict", `<<<<<<< HEAD\n${head}=======\nname: b\n>>>>>>> b\n`, "<<<<<<<", /resolve/],
    ["a surplus comma", withMetric("buckets: [, 1]"), ",", /surplus/],
    ["a text on the line of a block sign", withMetric("note: | text"), "text", /move it/],
  ])("explain %s", (_, text, mark, help) => {
    expect(marked(read(text))).toEqual([["yaml-syntax", mark]]);
    expect(onlyHelp(text)).toMatch(help);
  });

  it("point at the line where a bracket should have been closed", () => {
    const { found, source } = read(withMetric("buckets: [1, 2", "unit: ms"));
    expect(found).toMatchObject([{ code: "yaml-syntax", help: 'close it with "]" before the next key' }]);
    expect(source?.text.slice(found[0] && placeOf(found[0])?.start)).toMatch(/^\s*unit/);
  });

  it("are reported all at once, and keep the rest from being checked", () => {
    const reading = read(withMetric("owner: @a", "unit:ms", "descr: `b`", "note: c: d"));
    expect(marked(reading)).toEqual([
      ["yaml-syntax", "@"],
      ["yaml-syntax", "unit:ms"],
      ["yaml-syntax", "`"],
      ["yaml-syntax", "c: d"],
    ]);
    expect(reading.result).toBeUndefined();
  });

  it("are shown twenty at a time, with the number of those left out", () => {
    const { found } = read("a: @\n".repeat(50));
    expect(found).toHaveLength(21);
    expect(found[20]?.message).toContain("30 more syntax errors");
  });

  it("never speak of YAML's own grammar", () => {
    const words = /implicit|flow|scalar|mapping|sequence|token|plain|compact|collection/i;
    for (let cut = 0; cut < codexCatalog.length; cut += 7) {
      const { found } = read(`${codexCatalog.slice(0, cut)}\n  x`);
      for (const { message } of found.filter(({ code }) => code === "yaml-syntax")) expect(message).not.toMatch(words);
    }
  });
});
