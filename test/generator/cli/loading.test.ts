import { appendFileSync, existsSync, readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { basename, dirname, join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { temporaryFolder } from "../temporary-folder.js";
import { shop, withSettings } from "./catalogs.js";
import { meterbookSession, type Session } from "./meterbook-process.js";

const conventions = "lint/semconv/table.json";
const watched = [
  "@clack/prompts",
  "chokidar",
  "commander",
  "diff",
  "handlebars",
  "markdown-table",
  "ts-morph",
  "yaml",
  "zod",
];

type Loaded = {
  /** What this command line loaded: sources, and files of packages, bundled or not. */
  readonly added: readonly string[];
  readonly libraries: readonly string[];
  readonly keepsCompiled: boolean;
};

type Load = (folder: string, words: readonly string[]) => Promise<Loaded>;

function loadsIn({ run }: Session): Load {
  return async (folder, words) => {
    const { modules, keepsCompiled } = await run(folder, words);
    const added = modules.flatMap((url) => [url, ...(url.includes("/generator/dist/") ? bundledIn(url) : [])]);
    const libraries = watched.filter((name) => added.some((path) => path.includes(`node_modules/${name}/`)));
    return { added, libraries, keepsCompiled };
  };
}

/** A bundle names each module of it in a comment, or where it is CommonJS in the name of its function. */
function bundledIn(url: string): readonly string[] {
  const text = readFileSync(new URL(url), "utf8");
  const names = text.matchAll(/^\/\/ (\S+\.(?:ts|m?js|cjs|json))$|^ {2}"(\S+\.(?:js|cjs))"\(/gm);
  return [...names].map(([, ours, theirs]) => ours ?? theirs ?? "");
}

function freshSession(): Session {
  const session = meterbookSession({ listsModules: true });
  onTestFinished(session.end);
  return session;
}

const folderOf = (catalog: string) => temporaryFolder({ "catalog.yaml": catalog, "names.hbs": "{{name}}\n" });
const below = (folder: string, { added }: Loaded) => added.filter((path) => path.startsWith(`${folder}/`));

const sorted = "catalog: 1\nname: shop\nmetrics: {}\n";
const unsorted = "catalog: 1\nmetrics: {}\nname: shop\n";

test("what reads no catalog, formats or edits loads only what it needs, and what is compiled is kept where Node can", async () => {
  const load = loadsIn(freshSession());
  const rows: readonly (readonly [words: readonly string[], libraries: readonly string[], catalog?: string])[] = [
    [["--version"], ["commander"]],
    [["completion", "bash"], ["commander"]],
    [["__complete", "codes"], ["commander"]],
    [["__complete", "metrics"], ["commander"]],
    [["explain", "yaml-syntax"], ["commander"]],
    [["schema"], ["commander", "zod"]],
    [["format"], ["commander", "zod"], sorted],
    [
      ["remove", "order.placed"],
      ["commander", "yaml", "zod"],
    ],
    [["format"], ["commander", "diff", "yaml", "zod"], unsorted],
  ];
  for (const [words, libraries, catalog = shop] of rows) {
    const loaded = await load(folderOf(catalog), words);
    expect([words, loaded.libraries]).toEqual([words, libraries]);
    // Asked of Node by the file that `bin` of package.json names, before anything else is loaded.
    expect(loaded.keepsCompiled).toBe(true);
  }
});

test("findings are made without what emits, the conventions are loaded for the rules that ask for them, and examples for what explains them only", async () => {
  const load = loadsIn(freshSession());
  const rules =
    "lint: { rules: { semconv-conformance: off, semconv-look-alike: off, likely-misspelling: off, name-style: off, otel-namespace: off } }\n";
  const without = await load(folderOf(shop + rules), ["lint"]);
  const found = await load(folderOf(shop), ["lint"]);
  expect([without.added.includes(conventions), found.added.includes(conventions)]).toEqual([false, true]);
  expect(found.libraries).toEqual(["commander", "yaml"]);
  const compared = await load(folderOf(shop), ["diff", "catalog.yaml", "catalog.yaml"]);
  const completed = await load(folderOf(shop), ["__complete", "codes"]);
  expect(without.added).toContain("cli/program/run.ts");
  expect([without, found, compared, completed].flatMap((each) => below("examples", each))).toEqual([]);
  expect(below("examples", await load(folderOf(shop), ["explain", "yaml-syntax"]))).not.toEqual([]);
});

/** The files of the program that are loaded. */
const filesOf = ({ added }: Loaded) =>
  added.filter((path) => path.includes("/generator/dist/")).map((path) => basename(path));
/** Those that are loaded for few catalogs. */
const apart = (loaded: Loaded) =>
  filesOf(loaded).filter((file) => /^(explain-shape|read-package|string-width)\.cjs$/.test(file));
const hasHandlebars = ({ added }: Loaded, part: string) =>
  added.some((path) => path.includes(`node_modules/handlebars/dist/cjs/handlebars/${part}`));

test("a run that writes loads what emits and no more, and what few catalogs need for these only", async () => {
  const load = loadsIn(freshSession());
  const first = await load(folderOf(shop), []);
  expect(first.libraries).toEqual(["handlebars", "markdown-table"]);
  expect(filesOf(first).sort()).toEqual(["emit.cjs", "main.cjs", "read.cjs", "rolldown-runtime.cjs", "start.cjs"]);
  expect(first.added).toContain("cli/generate/generate.ts");
  expect([...below("lint", first), ...below("examples", first), ...apart(first)]).toEqual([]);
  expect([hasHandlebars(first, "runtime"), hasHandlebars(first, "compiler/")]).toEqual([true, false]);

  expect(below("lint", await load(folderOf(shop), ["generate", "--check"]))).toEqual([]);
  const wide = shop.replace("An order", "注文, an order");
  expect(apart(await load(folderOf(wide), []))).toEqual(["string-width.cjs"]);
  expect(apart(await load(folderOf(`---\n${shop}`), []))).toEqual(["read-package.cjs"]);
  expect(apart(await load(folderOf(shop.replace("instrument", "instrumnt")), []))).toEqual(["explain-shape.cjs"]);
  const own = await load(folderOf(withSettings("templates: { names.txt: names.hbs }")), []);
  expect(hasHandlebars(own, "compiler/")).toBe(true);
});

test("an unchanged catalog is recognised without reading it, and only a check that finds a difference compares texts", async () => {
  const [folder, other] = [folderOf(shop), folderOf(withSettings('output: "out/metrics"'))];
  const writing = freshSession();
  for (const each of [folder, other]) await writing.run(each, []);
  const load = loadsIn(freshSession());
  for (const [place, words] of [
    [folder, []],
    [folder, ["--check"]],
    [other, []],
  ] as const) {
    const loaded = await load(place, words);
    expect([loaded.libraries, filesOf(loaded).sort()]).toEqual([[], ["main.cjs", "rolldown-runtime.cjs", "start.cjs"]]);
  }
  expect((await load(folder, ["--dry-run"])).libraries).toEqual(["commander"]);
  appendFileSync(join(folder, "generated/recorders.ts"), "mine\n");
  expect((await load(folder, ["--check"])).libraries).toContain("diff");
});

const dist = new URL("../../../generator/dist/", import.meta.url);
const filesOfProgram = readdirSync(dist).filter((name) => name.endsWith(".cjs"));
const textOf = (name: string) => readFileSync(new URL(name, dist), "utf8");

test("packages that are ES modules alone are imported, as older versions of Node do not require them", () => {
  const manifest = JSON.parse(readFileSync(new URL("../package.json", dist), "utf8"));
  const installed = Object.keys({ ...manifest.dependencies, ...manifest.peerDependencies });
  const { resolve } = createRequire(dist);
  const isModule = (name: string) => /\.mjs$/.test(resolve(name)) || findPackageJSON(resolve(name)).type === "module";
  const texts = filesOfProgram.map(textOf);
  const usedBy = (call: string) =>
    installed.filter((name) => texts.some((text) => text.includes(`${call}("${name}")`))).sort();
  expect(usedBy("importModule")).toEqual(["@clack/prompts", "chokidar"]);
  expect(usedBy("importModule").filter(isModule)).toEqual(["@clack/prompts", "chokidar"]);
  expect([usedBy("require"), usedBy("require").filter(isModule)]).toEqual([["diff", "ts-morph"], []]);
});

/** What the nearest package.json at or above a file says. */
function findPackageJSON(path: string): { readonly type?: string } {
  const folder = dirname(path);
  const own = join(folder, "package.json");
  return existsSync(own) ? JSON.parse(readFileSync(own, "utf8")) : findPackageJSON(folder);
}

test("no file of the program loads the one that runs a command line, as `meterbook/testing` shares files with it", () => {
  expect(filesOfProgram).toContain("testing.cjs");
  expect(filesOfProgram.filter((name) => textOf(name).includes('"./main.cjs"'))).toEqual([]);
});
