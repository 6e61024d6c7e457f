import { spawnSync } from "node:child_process";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import {
  expectedFiles,
  expectedFolder,
  type Files,
  generatedFiles,
  scenarios,
  scenarioText,
} from "./golden-scenarios.js";

const root = fileURLToPath(new URL("..", import.meta.url));
const { METERBOOK_UPDATE } = process.env;

function write(folder: string, files: Files): void {
  rmSync(folder, { recursive: true, force: true });
  for (const [path, text] of files) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
}

/** As one object, so that a difference names the file and shows its lines. */
function byPath(files: Files): Readonly<Record<string, string>> {
  return Object.fromEntries([...files].sort(([a], [b]) => (a < b ? -1 : 1)));
}

describe.each(scenarios)("golden scenario $name", (scenario) => {
  test("says in its first line what it proves", () => {
    expect(scenarioText(scenario)).toMatch(/^# [A-Z].{20,}\.\n/);
  });

  test("generates exactly the files in expected/; `npm run test:update` rewrites them", async () => {
    const generated = await generatedFiles(scenario);
    if (METERBOOK_UPDATE === "1") write(expectedFolder(scenario), generated);
    expect(byPath(expectedFiles(scenario))).toEqual(byPath(generated));
  });

  test("generates the same a second time", async () => {
    expect(byPath(await generatedFiles(scenario))).toEqual(byPath(await generatedFiles(scenario)));
  });
});

test("no golden scenario is without a folder of its own name", () => {
  expect(scenarios.map(({ name }) => name)).toEqual([
    "arrays",
    "converted",
    "deprecated-and-planned",
    "divided",
    "divided-signals",
    "events",
    "every-shape",
    "first-catalog",
    "from-scrape",
    "hostile-strings",
    "import-extension-none",
    "import-extension-ts",
    "javascript",
    "javascript-commonjs",
    "lifecycle",
    "no-context",
    "only-planned",
    "own-outputs",
    "variants",
    "codex",
  ]);
});

test("all expected code is laid out as the formatter would, and passes the lint rules of this repository", () => {
  const files = scenarios.flatMap((scenario) =>
    [...expectedFiles(scenario).keys()]
      .filter((path) => /\.[jt]s$/.test(path))
      .map((path) => join(expectedFolder(scenario), path)),
  );
  const run = spawnSync(
    process.execPath,
    [
      join(root, "node_modules/@biomejs/biome/bin/biome"),
      "check",
      "--config-path=test/lint",
      "--max-diagnostics=20",
      ...files,
    ],
    { cwd: root, encoding: "utf8" },
  );
  expect({ status: run.status, out: run.status === 0 ? "" : run.stdout + run.stderr }).toEqual({ status: 0, out: "" });
});
