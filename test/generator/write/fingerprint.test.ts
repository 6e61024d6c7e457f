import { execFileSync } from "node:child_process";
import { appendFileSync, cpSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { temporaryFolder } from "../temporary-folder.js";

const root = fileURLToPath(new URL("../../..", import.meta.url));
const print = `import(${JSON.stringify(join(root, "generator/build.mjs"))}).then(async ({ fingerprintOf }) =>
  process.stdout.write(await fingerprintOf(process.argv[1])))`;

/** A copy of the generator's sources, with the packages that are installed here. */
function copied(): string {
  const folder = temporaryFolder();
  const isSource = (path: string) => !/\/(?:dist|node_modules)$/.test(path);
  cpSync(join(root, "generator"), join(folder, "generator"), { recursive: true, filter: isSource });
  symlinkSync(join(root, "node_modules"), join(folder, "node_modules"));
  return join(folder, "generator");
}

function fingerprintOf(folder: string): string {
  return execFileSync(process.execPath, ["--eval", print, folder], { encoding: "utf8" });
}

test("the same code has the same fingerprint, wherever it stands", () => {
  expect(fingerprintOf(copied())).toBe(fingerprintOf(join(root, "generator")));
});

test.each([
  ["an emitter", "emit/header.ts", true],
  ["a rule", "model/rules/index.ts", true],
  ["the reading", "document/parse.ts", true],
  ["the pipeline", "pipeline.ts", true],
  ["the rules of names", "names.ts", true],
  ["the places in a text", "source.ts", true],
  ["the findings", "diagnostics/collector.ts", true],
  ["the command line", "cli/run.ts", false],
  ["a lint rule", "lint/rules/index.ts", false],
])("a change of %s (%s) shows: %j", (_, path, shows) => {
  const folder = copied();
  const before = fingerprintOf(folder);
  appendFileSync(join(folder, path), '\nglobalThis.console?.log("changed");\n');
  expect(fingerprintOf(folder) !== before).toBe(shows);
});

test("a change of a package that prints shows, in whatever file of it", () => {
  const folder = copied();
  const before = fingerprintOf(folder);
  const path = "node_modules/markdown-table/index.js";
  mkdirSync(join(folder, dirname(path)), { recursive: true });
  for (const name of ["package.json", "index.js"]) {
    const file = join(dirname(path), name);
    writeFileSync(join(folder, file), readFileSync(join(root, file)));
  }
  expect(fingerprintOf(folder)).toBe(before);
  appendFileSync(join(folder, path), '\nglobalThis.console?.log("changed");\n');
  expect(fingerprintOf(folder)).not.toBe(before);
});
