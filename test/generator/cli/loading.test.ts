import { appendFileSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { temporaryFolder } from "../temporary-folder.js";
import { shop, withSettings } from "./catalogs.js";
import { meterbook } from "./meterbook.js";

const preload = fileURLToPath(new URL("programs/list-modules.mjs", import.meta.url));
const conventions = "@opentelemetry/semantic-conventions";
const watched = [
  "@clack/prompts",
  conventions,
  "chokidar",
  "commander",
  "diff",
  "handlebars",
  "markdown-table",
  "ts-morph",
  "yaml",
  "zod",
];

/** The libraries that a run of the command line loads. */
async function librariesOf(folder: string, words: readonly string[]): Promise<readonly string[]> {
  const list = join(folder, "modules.txt");
  await meterbook(folder, words, { variables: { MODULE_LIST: list }, node: ["--import", preload] });
  const modules = readFileSync(list, "utf8");
  rmSync(list);
  return watched.filter((name) => modules.includes(`/node_modules/${name}/`));
}

async function generated(catalog: string): Promise<string> {
  const folder = temporaryFolder({ "catalog.yaml": catalog });
  await meterbook(folder, []);
  return folder;
}

test.each([
  [["--help"], ["commander"]],
  [["--version"], ["commander"]],
  [["explain", "yaml-syntax"], ["commander"]],
  [["schema"], ["commander", "zod"]],
  [["completion", "bash"], ["commander"]],
  [["__complete", "codes"], ["commander"]],
])("%j loads %j", async (words, libraries) => {
  expect(await librariesOf(temporaryFolder(), words)).toEqual(libraries);
});

test("a run that writes loads what emits", async () => {
  const folder = temporaryFolder({ "catalog.yaml": shop });
  const libraries = ["commander", "handlebars", "markdown-table", "yaml", "zod"];
  expect(await librariesOf(folder, [])).toEqual(libraries);
});

test("an unchanged catalog is recognised without reading it", async () => {
  const folder = await generated(shop);
  for (const words of [[], ["--check"], ["--dry-run"]]) expect(await librariesOf(folder, words)).toEqual(["commander"]);
});

test("an unchanged catalog that asks for another folder is, too", async () => {
  const folder = await generated(withSettings('output: "out/metrics"'));
  expect(await librariesOf(folder, [])).toEqual(["commander"]);
});

test("findings are made without what emits", async () => {
  const folder = temporaryFolder({ "catalog.yaml": shop });
  expect(await librariesOf(folder, ["lint"])).toEqual([conventions, "commander", "yaml", "zod"]);
});

test("the semantic conventions are loaded for the rules that ask for them only", async () => {
  const rules = "lint: { rules: { semconv-look-alike: off, likely-misspelling: off } }\n";
  const folder = temporaryFolder({ "catalog.yaml": shop + rules });
  expect(await librariesOf(folder, ["lint"])).toEqual(["commander", "yaml", "zod"]);
});

test("an edit is made without what asks, compares or emits", async () => {
  const folder = temporaryFolder({ "catalog.yaml": shop });
  expect(await librariesOf(folder, ["remove", "order.placed"])).toEqual(["commander", "yaml", "zod"]);
});

test("generating loads no rule of lint", async () => {
  const list = join(temporaryFolder(), "modules.txt");
  const variables = { MODULE_LIST: list };
  const folder = temporaryFolder({ "catalog.yaml": shop });
  for (const words of [["generate"], ["generate", "--check"]]) {
    await meterbook(folder, words, { variables, node: ["--import", preload] });
    const modules = readFileSync(list, "utf8");
    expect(modules).toContain("/cli/generate/generate.js");
    expect(modules).not.toContain("/dist/lint/");
  }
});

test("examples are loaded for what explains them only", async () => {
  const list = join(temporaryFolder(), "modules.txt");
  const folder = temporaryFolder({ "catalog.yaml": shop });
  const modulesOf = async (words: readonly string[]) => {
    await meterbook(folder, words, { variables: { MODULE_LIST: list }, node: ["--import", preload] });
    const modules = readFileSync(list, "utf8");
    rmSync(list);
    return modules;
  };
  expect(await modulesOf(["explain", "yaml-syntax"])).toContain("/dist/examples/");
  for (const words of [
    ["--help"],
    ["generate"],
    ["lint"],
    ["diff", "catalog.yaml", "catalog.yaml"],
    ["__complete", "codes"],
  ]) {
    const modules = await modulesOf(words);
    expect(modules).toContain("/cli/run.js");
    expect(modules).not.toContain("examples");
  }
});

test("formatting loads what reads, and completion of metrics no more than YAML", async () => {
  const folder = temporaryFolder({ "catalog.yaml": "catalog: 1\nname: shop\nmetrics: {}\n" });
  expect(await librariesOf(folder, ["format"])).toEqual(["commander", "yaml", "zod"]);
  expect(await librariesOf(folder, ["__complete", "metrics"])).toEqual(["commander", "yaml"]);
});

test("only a check that finds a difference compares texts", async () => {
  const folder = await generated(shop);
  appendFileSync(join(folder, "generated/recorders.ts"), "mine\n");
  expect(await librariesOf(folder, ["--check"])).toContain("diff");
});
