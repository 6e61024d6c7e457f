import { existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { temporaryFolder } from "../generator/temporary-folder.js";
import { mutants } from "./mutants/index.mjs";
import { type Mutant, type Outcome, replaceOnce, tryMutant } from "./mutate.mjs";
import { failuresOf, runTests } from "./run-tests.mjs";
import { copyTree } from "./tree-copy.mjs";

const root = fileURLToPath(new URL("../..", import.meta.url));

const source = "export const most = (a, b) => (a > b ? a : b);\nexport const half = (a) => a / 2;\n";

const tests = `import { expect, test } from "vitest";
import { most } from "../source.js";
test("the larger one", () => expect(most(1, 2)).toBe(2));
`;

const mutant: Mutant = {
  name: "the smaller one",
  file: "source.js",
  from: "a > b",
  to: "a < b",
  tests: ["test/source.test.ts"],
};

function smallTree(): string {
  const tree = temporaryFolder({
    "package.json": '{ "type": "module" }',
    "source.js": source,
    "test/source.test.ts": tests,
    "test/vitest.config.ts": 'export default { test: { include: ["test/**/*.test.ts"], pool: "threads" } };\n',
  });
  mkdirSync(join(tree, "node_modules"));
  symlinkSync(join(root, "node_modules/vitest"), join(tree, "node_modules/vitest"));
  return tree;
}

test("a fragment is replaced where it stands exactly once, and is an error otherwise", () => {
  expect(replaceOnce("a < b", "<", "$&>")).toBe("a $&> b");
  expect(() => replaceOnce("a < b", ">", "<")).toThrow("stands 0 times");
  expect(() => replaceOnce("a < b < c", "<", ">")).toThrow("stands 2 times");
  expect(() => replaceOnce("a < b", "<", "<")).toThrow("the fragment itself");
});

test.each<[Outcome, string]>([
  ["passed", "survived"],
  ["failed", "killed"],
  ["timeout", "killed"],
  ["unclear", "error"],
])("a mutant whose tests end as %s is %s, and the file is put back", (outcome, verdict) => {
  const tree = smallTree();
  const seen: string[] = [];
  const found = tryMutant(tree, mutant, () => {
    seen.push(readFileSync(join(tree, "source.js"), "utf8"));
    return outcome;
  });
  expect(found.verdict).toBe(verdict);
  expect(seen).toEqual([source.replace("a > b", "a < b")]);
  expect(readFileSync(join(tree, "source.js"), "utf8")).toBe(source);
});

test("a fragment, a file or a test that is not there is an error, and no test is run", () => {
  const tree = smallTree();
  const notRun = (): Outcome => {
    throw new Error("tests were run");
  };
  const reason = (changed: Partial<Mutant>) => tryMutant(tree, { ...mutant, ...changed }, notRun);
  expect(reason({ from: "a = b" })).toEqual({ verdict: "error", reason: expect.stringContaining("stands 0 times") });
  expect(reason({ file: "gone.js" })).toEqual({ verdict: "error", reason: "there is no gone.js" });
  expect(reason({ tests: ["test/gone.test.ts"] })).toEqual({
    verdict: "error",
    reason: "there is no test/gone.test.ts",
  });
});

test("vitest in a copy of a tree kills what its tests notice, and only that", () => {
  const original = smallTree();
  const tree = copyTree(original);
  expect(readFileSync(join(tree, "source.js"), "utf8")).toBe(source);
  expect(tryMutant(tree, mutant, runTests)).toEqual({ verdict: "killed" });
  expect(failuresOf(tree)).toEqual(["test/source.test.ts: the larger one"]);
  expect(tryMutant(tree, { ...mutant, from: "a / 2", to: "a / 3" }, runTests)).toEqual({ verdict: "survived" });
  const broken = tryMutant(tree, { ...mutant, to: "a >" }, runTests);
  expect(broken).toEqual({ verdict: "error", reason: "its tests cannot be run" });
  // What tools write goes into the copy and into its own folder for what is installed.
  expect(readdirSync(original).sort()).toEqual(["node_modules", "package.json", "source.js", "test"]);
  expect(readdirSync(join(original, "node_modules"))).toEqual(["vitest"]);
});

test("each mutant of the list can be made, has another name and tests that are there", () => {
  for (const { file, from, to, tests: needed } of mutants) {
    expect(() => replaceOnce(readFileSync(join(root, file), "utf8"), from, to), file).not.toThrow();
    expect(needed.filter((path) => !existsSync(join(root, path)))).toEqual([]);
  }
  expect(new Set(mutants.map(({ file, name }) => `${file} ${name}`)).size).toBe(mutants.length);
  expect(mutants.filter(({ short }) => short).length).toBeLessThanOrEqual(10);
});
