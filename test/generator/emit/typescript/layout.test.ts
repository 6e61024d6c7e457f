import { spawnSync } from "node:child_process";
import { copyFileSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import {
  type Doc,
  filledList,
  group,
  hardLine,
  indent,
  line,
  list,
  object,
} from "../../../../generator/emit/typescript/doc.js";
import { layOut } from "../../../../generator/emit/typescript/layout.js";
import { functionOf } from "../../../../generator/emit/typescript/signature.js";
import { emitCatalog } from "../../../../generator/pipeline.js";
import { catalogFrom } from "../../model/read.js";
import { temporaryFolder } from "../../temporary-folder.js";

const root = fileURLToPath(new URL("../../../..", import.meta.url));
const word = "x".repeat(50);

describe("layOut", () => {
  test.each<readonly [string, Doc, string]>([
    ["a list that fits", list("f(", ["a", "b"], ")"), "f(a, b)"],
    ["a list that does not fit", list("f(", [word, word, word], ")"), `f(\n  ${word},\n  ${word},\n  ${word},\n)`],
    ["an empty list", list("f(", [], ")"), "f()"],
    ["a list that is told to break", list("[", ["a"], "]", { broken: true }), "[\n  a,\n]"],
    ["an object", object(["a: 1", "b: 2"]), "{ a: 1, b: 2 }"],
    ["an empty object", object([]), "{}"],
    [
      "a list in a list, of which the inner one fits",
      list("f(", [word, list("[", [word, "y"], "]"), word], ")"),
      `f(\n  ${word},\n  [${word}, y],\n  ${word},\n)`,
    ],
    [
      "a group that is broken, and so the one around it",
      list("f(", [object(["a"], { broken: true })], ")"),
      "f(\n  {\n    a,\n  },\n)",
    ],
    ["an indented line", group(["a", indent([line, "b"])], { broken: true }), "a\n  b"],
  ])("of %s", (_what, doc, text) => {
    expect(layOut(doc)).toBe(text);
  });

  test("counts what follows up to the next possible break", () => {
    const doc = [list("f(", ["y".repeat(105)], ")"), ";".repeat(20)];
    expect(layOut(doc).split("\n")).toHaveLength(3);
    expect(layOut([list("f(", ["y".repeat(105)], ")"), ";".repeat(12)]).split("\n")).toHaveLength(1);
  });

  test("breaks at 121 columns and not at 120, whatever the column it begins at", () => {
    const doc = (length: number) => list("f(", ["y".repeat(length)], ")");
    expect(layOut(doc(117))).toHaveLength(120);
    expect(layOut(doc(118))).toContain("\n");
    expect(layOut(["x", doc(117)])).toContain("\n");
    expect(layOut(indent([hardLine, doc(115)])).split("\n")).toHaveLength(2);
    expect(layOut(indent([hardLine, doc(116)])).split("\n")).toHaveLength(4);
  });

  test("fills lines with what fits on them", () => {
    const numbers = Array.from({ length: 40 }, (_, index) => String(index + 100));
    const lines = layOut(filledList("[", numbers, "]")).split("\n");
    expect(lines).toEqual(["[", `  ${numbers.slice(0, 23).join(", ")},`, `  ${numbers.slice(23).join(", ")},`, "]"]);
    expect(layOut(filledList("[", ["1", "2"], "]"))).toBe("[1, 2]");
  });
});

describe("functionOf", () => {
  const signature = { parameters: ["attributes: ToolCallAttributes", "amount?: number"], returnType: "void" };

  test("has its parameters on one line, or one a line", () => {
    expect(layOut(functionOf("toolCall", signature, ["return;"]))).toBe(
      "toolCall(attributes: ToolCallAttributes, amount?: number): void {\n  return;\n}",
    );
    const name = "t".repeat(70);
    expect(layOut(indent(functionOf(name, signature, ["return;"])))).toBe(
      `${name}(\n    attributes: ToolCallAttributes,\n    amount?: number,\n  ): void {\n    return;\n  }`,
    );
  });
});

/** A catalog in which every construct has a name of this length, or of half of it. */
function catalogOf(length: number): string {
  const name = "abcdefghijklmnopqrstuvwxyz".repeat(4).slice(0, length);
  const half = name.slice(0, Math.ceil(length / 2));
  const numbers = (step: number) => Array.from({ length }, (_, index) => index * step).join(", ");
  const more = Array.from(
    { length: length % 10 === 0 ? 60 : 0 },
    (_, index) => `  ${"nst"[index % 3]}${half}.m${index}: { instrument: counter, attributes: { ok: boolean } }\n`,
  );
  return `context: { c_${name}: [${half}, y9], d: { values: [x_*, y9], open: true } }
metrics:
  a${name}: { instrument: histogram, unit: ms, description: "${name} ${half}", buckets: [${numbers(7)}], attributes: { ${half}: string, z: { values: [one9, ${half}, "q'", 'd"'] } } }
  b.${half}: { instrument: gauge, attributes: { ${name}: [${numbers(3)}], p${half}: { values: [${half}*, b9*] } } }
  c.${half}: { instrument: counter, observable: true, attributes: { d${half}: { type: string, pattern: "[${half}]+", max_length: 3, required: false } } }
  d.${half}: { instrument: up_down_counter, attributes: { ${Array.from({ length: length % 11 }, (_, index) => `k${index}_${half}: int`).join(", ")} } }
  e.${half}: { instrument: histogram, unit: s, attributes: { x${name}: { type: double, min: 0, max: ${length}.5, required: false } } }
  f.${half}: { instrument: counter, attributes: { o1: { type: double, required: false }, o2: { values: [${half}, z9], required: false } } }
${more.join("")}`.replaceAll("counter, attributes", "counter, cardinality: 1000000, attributes");
}

test("generated code is laid out as the formatter would, for names of every length up to 70", async () => {
  const folder = temporaryFolder();
  copyFileSync(join(root, "test/lint/biome.json"), join(folder, "biome.json"));
  mkdirSync(join(folder, "code"));
  for (let length = 1; length <= 70; length += 1) {
    const none = { templates: new Map(), markdown: new Map(), included: new Map() };
    const side = { origin: { catalog: "catalog.yaml", command: "x" }, ...none };
    const { artifacts } = await emitCatalog(catalogFrom(catalogOf(length)), side);
    for (const { path, text } of artifacts.filter((artifact) => artifact.path.endsWith(".ts"))) {
      writeFileSync(join(folder, "code", `${length}-${path.replaceAll("/", "-")}`), text);
    }
  }
  const biome = join(root, "node_modules/@biomejs/biome/bin/biome");
  const run = spawnSync(process.execPath, [biome, "check", "--max-diagnostics=5", "code"], {
    cwd: folder,
    encoding: "utf8",
  });
  expect({ status: run.status, out: run.status === 0 ? "" : run.stdout + run.stderr }).toEqual({ status: 0, out: "" });
  expect(run.stdout + run.stderr).toMatch(/Checked (1[4-9]|2)\d+ files/);
});
