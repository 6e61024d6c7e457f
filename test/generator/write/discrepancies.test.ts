import { mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { sha256 } from "../../../generator/write/hash.js";
import { planOutput, type Wanted, writeOutput } from "../../../generator/write/output.js";
import { discrepanciesIn } from "../../../generator/write/discrepancies.js";
import { temporaryFolder } from "../temporary-folder.js";
import { artifact, placeIn, wanted } from "./wanted.js";

const both = wanted([artifact("a.ts"), artifact("b.ts")]);

async function generated(): Promise<string> {
  const folder = temporaryFolder();
  await writeOutput(both, placeIn(folder), 1_000);
  return folder;
}

function verdict(folder: string, asked: Wanted = both): readonly string[] {
  return discrepanciesIn(planOutput(asked, placeIn(folder)), placeIn(folder)).map(
    ({ kind, path }) => `${kind} ${path}`,
  );
}

test("a folder as the last run left it is blameless", async () => {
  expect(verdict(await generated())).toEqual([]);
});

test("everything is missing in a folder that does not exist", () => {
  expect(verdict(temporaryFolder())).toEqual(["missing a.ts", "missing b.ts", "missing manifest.json"]);
});

test("a changed catalog makes files stale, a changed file is edited", async () => {
  const folder = await generated();
  writeFileSync(join(folder, "generated/b.ts"), "mine");
  const next = wanted([artifact("a.ts", "new"), artifact("b.ts")]);
  expect(verdict(folder, next)).toEqual(["stale a.ts", "edited b.ts"]);
});

test("the texts of a stale file are there to be compared", async () => {
  const folder = await generated();
  const next = wanted([artifact("a.ts", "new"), artifact("b.ts")]);
  const [stale] = discrepanciesIn(planOutput(next, placeIn(folder)), placeIn(folder));
  expect(stale).toMatchObject({ found: artifact("a.ts").text, expected: artifact("a.ts", "new").text });
});

test("a file that the catalog asks for no more is obsolete, and a run removes it", async () => {
  const folder = await generated();
  const plan = planOutput(wanted([artifact("a.ts")]), placeIn(folder));
  const [obsolete] = discrepanciesIn(plan, placeIn(folder));
  expect(obsolete).toMatchObject({ kind: "obsolete", path: "b.ts", isFixedByRun: true });
});

test("a file that begins as an artifact and is in no manifest is unknown, and a run leaves it", async () => {
  const folder = await generated();
  mkdirSync(join(folder, "generated/deep"));
  writeFileSync(join(folder, "generated/deep/old.ts"), artifact("old.ts").text);
  const found = discrepanciesIn(planOutput(both, placeIn(folder)), placeIn(folder));
  expect(found).toMatchObject([{ kind: "unknown", path: "deep/old.ts", isFixedByRun: false }]);
});

test("files of somebody else, hidden folders and other output folders are not unknown", async () => {
  const folder = await generated();
  const generatedText = artifact("x.ts").text;
  writeFileSync(join(folder, "generated/notes.txt"), "mine");
  for (const inner of [".cache", "node_modules", "other"]) {
    mkdirSync(join(folder, "generated", inner));
    writeFileSync(join(folder, "generated", inner, "x.ts"), generatedText);
  }
  writeFileSync(join(folder, "generated/other/manifest.json"), "{}");
  expect(verdict(folder)).toEqual([]);
});

test("something else in the place of a file blocks it", async () => {
  const folder = await generated();
  rmSync(join(folder, "generated/a.ts"));
  symlinkSync(join(folder, "generated/b.ts"), join(folder, "generated/a.ts"));
  expect(verdict(folder)).toEqual(["blocked a.ts"]);
});

test("in a fresh clone nobody knows which of the two changed", async () => {
  const folder = await generated();
  rmSync(join(folder, "cache"), { recursive: true });
  writeFileSync(join(folder, "generated/b.ts"), "mine");
  expect(verdict(folder, wanted([artifact("a.ts", "new"), artifact("b.ts")]))).toEqual([
    "differs a.ts",
    "differs b.ts",
  ]);
});

test("a manifest in another layout is accepted, one that says something else is not", async () => {
  const folder = await generated();
  const path = join(folder, "generated/manifest.json");
  const { own_outputs: outputs, ...rest } = JSON.parse(readFileSync(path, "utf8"));
  writeFileSync(path, JSON.stringify({ own_outputs: [...outputs].reverse(), ...rest }).replaceAll(",", ",\r\n"));
  expect(verdict(folder)).toEqual([]);
  writeFileSync(path, '{\n  "format": 2,\n  "catalog": "catalog.yaml",\n  "own_outputs": []\n}\n');
  expect(verdict(folder)).toEqual(["edited manifest.json"]);
});

test("a verdict on some artifacts says nothing of the others", async () => {
  const folder = await generated();
  const next = [artifact("a.ts", "new"), artifact("b.ts")];
  expect(verdict(folder, wanted(next, { only: new Set(["b"]) }))).toEqual([]);
  expect(verdict(folder, wanted(next, { only: new Set(["a"]) }))).toEqual(["stale a.ts"]);
});

test("line ends as git writes them on Windows are no difference", async () => {
  const folder = await generated();
  for (const name of ["a.ts", "manifest.json"]) {
    const path = join(folder, "generated", name);
    writeFileSync(path, readFileSync(path, "utf8").replaceAll("\n", "\r\n"));
  }
  expect(verdict(folder)).toEqual([]);
});

test("an outdated block of a Markdown file is stale", async () => {
  const folder = await generated();
  writeFileSync(join(folder, "README.md"), "old");
  const inserts = [{ path: "README.md", before: sha256("old"), text: "new" }];
  expect(verdict(folder, { ...both, inserts })).toEqual(["stale README.md"]);
});
