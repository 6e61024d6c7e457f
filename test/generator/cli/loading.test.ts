import { appendFileSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { temporaryFolder } from "../temporary-folder.js";
import { shop, withSettings } from "./catalogs.js";
import { meterbookProcess } from "./meterbook-process.js";

const preload = fileURLToPath(new URL("programs/list-modules.cjs", import.meta.url));
const conventions = "lint/semconv/table.json";
const watched = ["@clack/prompts", "chokidar", "commander", "diff", "handlebars", "ts-morph", "yaml", "zod"];

/** The modules that a run of the command line loads: sources, and files of packages, bundled or not. */
async function modulesOf(folder: string, words: readonly string[]): Promise<readonly string[]> {
  const list = join(folder, "modules.txt");
  await meterbookProcess(folder, words, { variables: { MODULE_LIST: list }, node: ["--require", preload] });
  const loaded = readFileSync(list, "utf8").trim().split("\n");
  rmSync(list);
  return loaded.flatMap((url) => [url, ...(url.includes("/generator/dist/") ? bundledIn(url) : [])]);
}

const fresh = new Map<string, Promise<readonly string[]>>();

/** The modules of a run in a folder of its own; tests that ask for the same run share it. */
function modulesOfFresh(words: readonly string[], catalog = shop): Promise<readonly string[]> {
  const key = JSON.stringify([words, catalog]);
  const run =
    fresh.get(key) ?? modulesOf(temporaryFolder({ "catalog.yaml": catalog, "names.hbs": "{{name}}\n" }), words);
  fresh.set(key, run);
  return run;
}

/** A bundle names each module of it in a comment, or where it is CommonJS in the name of its function. */
function bundledIn(url: string): readonly string[] {
  const text = readFileSync(new URL(url), "utf8");
  const names = text.matchAll(/^\/\/ (\S+\.(?:ts|m?js|cjs|json))$|^ {2}"(\S+\.(?:js|cjs))"\(/gm);
  return [...names].map(([, ours, theirs]) => ours ?? theirs ?? "");
}

async function librariesOf(folder: string, words: readonly string[]): Promise<readonly string[]> {
  return librariesIn(await modulesOf(folder, words));
}

function librariesIn(modules: readonly string[]): readonly string[] {
  return watched.filter((name) => modules.some((path) => path.includes(`node_modules/${name}/`)));
}

async function generated(catalog: string): Promise<string> {
  const folder = temporaryFolder({ "catalog.yaml": catalog });
  await meterbookProcess(folder, []);
  return folder;
}

test.each([
  [["--version"], ["commander"]],
  [["explain", "yaml-syntax"], ["commander"]],
  [["schema"], ["commander", "zod"]],
  [["completion", "bash"], ["commander"]],
  [["__complete", "codes"], ["commander"]],
])("%j loads %j", async (words, libraries) => {
  expect(librariesIn(await modulesOfFresh(words))).toEqual(libraries);
});

test("a run that writes loads what emits, and not the package for YAML", async () => {
  expect(librariesIn(await modulesOfFresh([]))).toEqual(["handlebars"]);
});

test("the compiler of templates is loaded for own templates only", async () => {
  const compilerIn = async (catalog: string) => {
    const modules = await modulesOfFresh([], catalog);
    expect(modules.some((path) => path.includes("node_modules/handlebars/dist/cjs/handlebars/runtime"))).toBe(true);
    return modules.some((path) => path.includes("node_modules/handlebars/dist/cjs/handlebars/compiler/"));
  };
  expect(await compilerIn(shop)).toBe(false);
  expect(await compilerIn(withSettings("templates: { names.txt: names.hbs }"))).toBe(true);
});

test("an unchanged catalog is recognised without reading it, and only a check that finds a difference compares texts", async () => {
  const folder = await generated(shop);
  for (const words of [[], ["--check"]]) expect(await librariesOf(folder, words)).toEqual([]);
  expect(await librariesOf(folder, ["--dry-run"])).toEqual(["commander"]);
  appendFileSync(join(folder, "generated/recorders.ts"), "mine\n");
  expect(await librariesOf(folder, ["--check"])).toContain("diff");
});

test("an unchanged catalog that asks for another folder is, too", async () => {
  const folder = await generated(withSettings('output: "out/metrics"'));
  expect(await librariesOf(folder, [])).toEqual([]);
});

test("findings are made without what emits", async () => {
  expect(librariesIn(await modulesOfFresh(["lint"]))).toEqual(["commander", "yaml"]);
});

test("what explains a document is loaded for one at fault only, and the widths of signs beyond Latin for these only", async () => {
  const apartIn = async (text: string) => {
    const modules = await modulesOfFresh([], text);
    return modules
      .filter((path) => /(explain-shape|read-package|string-width)\.cjs$/.test(path))
      .map((path) => basename(path));
  };
  expect(await apartIn(shop)).toEqual([]);
  expect(await apartIn(shop.replace("instrument", "instrumnt"))).toEqual(["explain-shape.cjs"]);
  expect(await apartIn(`---\n${shop}`)).toEqual(["read-package.cjs"]);
  expect(await apartIn(shop.replace("An order", "注文, an order"))).toEqual(["string-width.cjs"]);
});

test("the semantic conventions are loaded for the rules that ask for them only", async () => {
  const rules =
    "lint: { rules: { semconv-conformance: off, semconv-look-alike: off, likely-misspelling: off, name-style: off, otel-namespace: off } }\n";
  for (const [text, expected] of [
    [shop, [conventions]],
    [shop + rules, []],
  ] as const) {
    const modules = await modulesOfFresh(["lint"], text);
    expect(modules.filter((path) => path.endsWith(conventions))).toEqual(expected);
  }
});

test("an edit is made without what asks, compares or emits", async () => {
  const folder = temporaryFolder({ "catalog.yaml": shop });
  expect(await librariesOf(folder, ["remove", "order.placed"])).toEqual(["commander", "yaml", "zod"]);
});

test("generating loads no rule of lint", async () => {
  for (const words of [[], ["generate", "--check"]]) {
    const modules = await modulesOfFresh(words);
    expect(modules).toContain("cli/generate/generate.ts");
    expect(modules.filter((path) => path.startsWith("lint/"))).toEqual([]);
  }
});

test("examples are loaded for what explains them only", async () => {
  const examplesIn = async (words: readonly string[]) => {
    const modules = await modulesOfFresh(words);
    expect(modules).toContain("cli/program/run.ts");
    return modules.filter((path) => path.startsWith("examples/"));
  };
  expect(await examplesIn(["explain", "yaml-syntax"])).not.toEqual([]);
  for (const words of [[], ["lint"], ["diff", "catalog.yaml", "catalog.yaml"], ["__complete", "codes"]]) {
    expect(await examplesIn(words)).toEqual([]);
  }
});

test("formatting loads the package for YAML only where something changes, and completion of metrics nothing for it", async () => {
  const folder = temporaryFolder({ "catalog.yaml": "catalog: 1\nname: shop\nmetrics: {}\n" });
  expect(await librariesOf(folder, ["format"])).toEqual(["commander", "zod"]);
  writeFileSync(join(folder, "catalog.yaml"), "catalog: 1\nmetrics: {}\nname: shop\n");
  expect(await librariesOf(folder, ["format"])).toEqual(["commander", "diff", "yaml", "zod"]);
  expect(await librariesOf(folder, ["__complete", "metrics"])).toEqual(["commander"]);
});

test("what is compiled is kept for the next process, where Node can", async () => {
  const fake = 'import m from "node:module"; m.enableCompileCache = () => process.stderr.write("kept")';
  const node = ["--import", `data:text/javascript,${encodeURIComponent(fake)}`];
  expect(await meterbookProcess(temporaryFolder(), ["--version"], { node })).toMatchObject({ code: 0, err: "kept" });
});
