import { execFileSync } from "node:child_process";
import { appendFileSync, cpSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { temporaryFolder } from "../temporary-folder.js";

const built = fileURLToPath(new URL("../../../generator/dist", import.meta.url));
const say = 'import("./dist/write/fingerprint.js").then(({ fingerprint }) => process.stdout.write(fingerprint()))';

/** A copy of the built generator, with a library that it prints with. */
function installed(): string {
  const folder = temporaryFolder({ "package.json": '{ "type": "module" }', "dist/cli/run.js": "" });
  for (const part of ["document", "emit", "model", "write", "pipeline.js"]) {
    cpSync(join(built, part), join(folder, "dist", part), { recursive: true });
  }
  mkdirSync(join(folder, "node_modules/zod"), { recursive: true });
  writeFileSync(join(folder, "node_modules/zod/package.json"), '{ "version": "4.0.0" }');
  return folder;
}

function fingerprintOf(folder: string): string {
  return execFileSync(process.execPath, ["--eval", say], { cwd: folder, encoding: "utf8" });
}

test("the same code has the same fingerprint, wherever it is installed", () => {
  expect(fingerprintOf(installed())).toBe(fingerprintOf(installed()));
});

test.each([
  ["an emitter", "dist/emit/header.js", true],
  ["a rule", "dist/model/rules/index.js", true],
  ["the reading", "dist/document/parse.js", true],
  ["the pipeline", "dist/pipeline.js", true],
  ["the command line", "dist/cli/run.js", false],
])("a change of %s (%s) shows: %j", (_, path, shows) => {
  const folder = installed();
  const before = fingerprintOf(folder);
  appendFileSync(join(folder, path), "\n");
  expect(fingerprintOf(folder) !== before).toBe(shows);
});

test("another version of a library that prints shows", () => {
  const folder = installed();
  const before = fingerprintOf(folder);
  writeFileSync(join(folder, "node_modules/zod/package.json"), '{ "version": "4.0.1" }');
  expect(fingerprintOf(folder)).not.toBe(before);
});
