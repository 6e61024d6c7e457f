import { appendFileSync, cpSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { expect, test } from "vitest";
import { temporaryFolder } from "../temporary-folder.js";

const root = fileURLToPath(new URL("../../..", import.meta.url));

/** The code that the fingerprint is a hash of. */
const { emittingCode }: { readonly emittingCode: (folder: string) => Promise<string> } = await import(
  pathToFileURL(join(root, "generator/build.mjs")).href
);

/** A copy of the generator's sources, with the packages that are installed here. */
function copied(): string {
  const folder = temporaryFolder();
  const isSource = (path: string) => path !== join(root, "generator/dist");
  cpSync(join(root, "generator"), join(folder, "generator"), { recursive: true, filter: isSource });
  symlinkSync(join(root, "node_modules"), join(folder, "node_modules"));
  return join(folder, "generator");
}

const here = await emittingCode(join(root, "generator"));

test("the same code has the same fingerprint, wherever it stands", async () => {
  expect(await emittingCode(copied())).toBe(here);
});

test("a change of what prints shows, in whatever file of ours, and no other does", async () => {
  const shown = [
    "emit/header.ts",
    "model/rules/index.ts",
    "document/parse.ts",
    "pipeline.ts",
    "names.ts",
    "source.ts",
    "diagnostics/collector.ts",
  ];
  const folder = copied();
  for (const path of [...shown, "cli/program/run.ts", "lint/rules/index.ts"]) {
    const before = readFileSync(join(folder, path), "utf8");
    writeFileSync(join(folder, path), `${before}\nglobalThis.console?.log("changed: ${path}");\n`);
  }
  const marks = (await emittingCode(folder)).matchAll(/changed: ([\w./]+)/g);
  expect(Array.from(marks, ([, path]) => path).sort()).toEqual([...shown].sort());
});

test("a change of a package that prints shows, in whatever file of it", async () => {
  const folder = copied();
  const path = "node_modules/markdown-table/index.js";
  mkdirSync(join(folder, dirname(path)), { recursive: true });
  for (const name of ["package.json", "index.js"]) {
    const file = join(dirname(path), name);
    writeFileSync(join(folder, file), readFileSync(join(root, file)));
  }
  appendFileSync(join(folder, path), '\nglobalThis.console?.log("in a package");\n');
  const isShown = (await emittingCode(folder)).includes("in a package");
  expect(isShown).toBe(true);
});
