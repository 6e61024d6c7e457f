import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { readPlain } from "../../../generator/document/plain/read-plain.js";
import { formatCatalog } from "../../../generator/format/format.js";
import { isFormatted } from "../../../generator/format/is-formatted.js";
import { runs } from "../../fuzz.js";
import { diceOf, mutantOf } from "../document/plain/mutants.js";

const home = fileURLToPath(new URL("../../../", import.meta.url));

/** All catalogs and parts of the repository, as they stand and as formatting leaves them. */
const texts: readonly (readonly [path: string, text: string])[] = ["catalog.yaml", ...yamlBelow("test")].flatMap(
  (path) => {
    const text = readFileSync(join(home, path), "utf8");
    const formatted = formattedOf(text);
    return formatted === undefined
      ? []
      : [
          [path, text],
          [`${path}, formatted`, formatted],
        ];
  },
);

function yamlBelow(folder: string): readonly string[] {
  const inside = readdirSync(join(home, folder), { recursive: true, encoding: "utf8" });
  return inside.filter((path) => path.endsWith(".yaml")).map((path) => join(folder, path));
}

/** Undefined for what is no catalog: only the texts of valid catalogs are formatted. */
function formattedOf(text: string): string | undefined {
  try {
    return formatCatalog(text);
  } catch {
    return undefined;
  }
}

describe("whether a catalog is in canonical form", () => {
  it.each(texts)("is found as formatting finds it: %s", (_, text) => {
    const isPlain = readPlain(text) !== undefined;
    expect(isFormatted(text)).toBe(isPlain && formattedOf(text) === text);
  });

  it.each([
    [
      "a text below a key, with empty lines and spaces in it",
      "name: a\nmetrics:\n  a:\n    unit: s\n    note: |-\n      a  \n\n\n      b\n    tags: [c]\n",
    ],
    ["a text below a key at the end", "name: a\nmetrics:\n  a:\n    note: |\n      a\n"],
    ["a folded text", "name: a\nmetrics: {}\n\n# c\npage:\n  title: b\n  introduction: >-\n    a\n    b\n\n    c\n"],
  ])("has %s as it stands", (_, text) => {
    expect(formatCatalog(text)).toBe(text);
    expect(isFormatted(text)).toBe(true);
  });

  it.each([
    ["keys in another order", "metrics: {}\nname: a\n"],
    ["keys in another order in brackets", "name: a\nmetrics:\n  a: { unit: s, instrument: counter }\n"],
    ["spaces at the end of a line", "name: a \nmetrics: {}\n"],
    ["spaces behind a text below a key", "name: a\nmetrics:\n  a:\n    note: |\n      b \n"],
    ["two empty lines", "name: a\n\n\nmetrics: {}\n"],
    ["an empty line at the start", "\nname: a\nmetrics: {}\n"],
    ["empty lines at the end", "name: a\nmetrics: {}\n\n"],
    ["no line break at the end", "name: a\nmetrics: {}"],
    ["what the package reads", "name: &a b\nmetrics: {}\n"],
  ])("leaves %s to formatting", (_, text) => {
    expect(isFormatted(text)).toBe(false);
  });

  it("is never found of a text that formatting changes", () => {
    const seed = Math.floor(Math.random() * 2 ** 32);
    const { numRuns } = runs(1_000);
    const all = texts.map(([, text]) => ({ text, lines: text.split("\n") })).filter(({ text }) => text.length < 4_000);
    let isFound = 0;
    for (let index = 0; index < numRuns; index += 1) {
      const dice = diceOf(seed + index);
      const { text, lines } = all[dice(all.length)] ?? { text: "", lines: [] };
      const mutant = mutantOf(text, lines, dice);
      if (!isFormatted(mutant)) continue;
      isFound += 1;
      const formatted = formattedOf(mutant);
      if (formatted !== undefined && formatted !== mutant) throw new Error(`seed ${seed}: ${JSON.stringify(mutant)}`);
    }
    expect(isFound).toBeGreaterThan(numRuns / 20);
  });
});
