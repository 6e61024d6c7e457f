// What type-checking generated code costs, against its bare declarations: `node test/bench/typecheck.mjs [--short]`.
// With `--short` fewer runs are made, and a figure above twice its budget fails.
import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { syntheticCatalog } from "./synthetic-catalog.mjs";

const root = fileURLToPath(new URL("../..", import.meta.url));
const isShort = process.argv.includes("--short");
const repeats = isShort ? 3 : 9;
const metrics = 541;

const options = {
  target: "es2022",
  lib: ["es2022"],
  module: "nodenext",
  moduleResolution: "nodenext",
  types: [],
  strict: true,
  exactOptionalPropertyTypes: true,
  skipLibCheck: true,
};

function run(words, cwd) {
  const { status, stdout, stderr } = spawnSync(process.execPath, words, { cwd, encoding: "utf8" });
  if (status !== 0) throw new Error(`${words.join(" ")} failed: ${stdout}${stderr}`);
}

function tsc(folder, project) {
  const start = performance.now();
  run([join(root, "node_modules/typescript/bin/tsc"), "-p", project], folder);
  return (performance.now() - start) / 1000;
}

function writeProject(folder, name, include, more = { noEmit: true }) {
  const compilerOptions = { ...options, rootDir: folder, ...more };
  writeFileSync(join(folder, `${name}.json`), JSON.stringify({ compilerOptions, include }));
}

/** The declarations that the compiler makes of generated code: types, heads of methods, types of constants, no bodies. */
function writeDeclarations(folder) {
  const outDir = join(folder, "declared");
  writeProject(folder, "declare", ["generated"], { declaration: true, emitDeclarationOnly: true, outDir });
  tsc(folder, "declare.json");
  const source = join(outDir, "generated");
  cpSync(source, join(folder, "bare"), { recursive: true });
  for (const file of readdirSync(join(folder, "bare"), { recursive: true, encoding: "utf8" })) {
    if (file.endsWith(".d.ts"))
      renameSync(join(folder, "bare", file), join(folder, "bare", file.replace(".d.ts", ".ts")));
  }
}

/** Best of several runs of each project, in turns, so that other load disturbs them alike. */
function measure(folder, projects) {
  const best = new Map(projects.map((project) => [project, Number.POSITIVE_INFINITY]));
  for (let round = 0; round < repeats; round += 1) {
    for (const project of projects) best.set(project, Math.min(best.get(project), tsc(folder, `${project}.json`)));
  }
  return best;
}

function bench(folder) {
  writeFileSync(join(folder, "package.json"), '{ "type": "module" }');
  writeFileSync(join(folder, "catalog.yaml"), syntheticCatalog(metrics));
  symlinkSync(join(root, "node_modules"), join(folder, "node_modules"));
  mkdirSync(join(folder, "bare"));
  run([join(root, "generator/meterbook.cjs"), "generate", "--quiet"], folder);
  writeDeclarations(folder);
  for (const code of ["bare", "generated"]) {
    writeProject(folder, `${code}-recorders`, [`${code}/recorders.ts`]);
    writeProject(folder, `${code}-validators`, [`${code}/validators.ts`, `${code}/recorders.ts`]);
  }
  return measure(folder, ["bare-recorders", "generated-recorders", "bare-validators", "generated-validators"]);
}

const folder = mkdtempSync(join(tmpdir(), "meterbook-typecheck-"));
let best;
try {
  best = bench(folder);
} finally {
  rmSync(folder, { recursive: true, force: true });
}

const recorders = best.get("bare-recorders");
const figures = [
  { what: "declarations of the recorders", project: "bare-recorders", bare: recorders, budget: 1 },
  { what: "recorders", project: "generated-recorders", bare: recorders, budget: 1.5 },
  {
    what: "declarations of both, with the types of zod",
    project: "bare-validators",
    bare: best.get("bare-validators"),
    budget: 1,
  },
  { what: "recorders and validators", project: "generated-validators", bare: best.get("bare-validators"), budget: 3 },
].map(({ project, bare, ...figure }) => {
  const seconds = best.get(project);
  return { ...figure, seconds, ratio: seconds / bare, all: seconds / recorders };
});

process.stdout.write(
  `| type-checking ${metrics} metrics | seconds | against its declarations | budget | against those of the recorders |\n| --- | ---: | ---: | ---: | ---: |\n`,
);
for (const { what, seconds, ratio, budget, all } of figures) {
  process.stdout.write(
    `| ${what} | ${seconds.toFixed(2)} | ${ratio.toFixed(2)}× | ${budget}× | ${all.toFixed(2)}× |\n`,
  );
}
if (isShort && figures.some(({ ratio, budget }) => ratio > 2 * budget)) {
  process.stderr.write("a figure is above twice its budget\n");
  process.exitCode = 1;
}
