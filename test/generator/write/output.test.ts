import {
  chmodSync,
  existsSync,
  linkSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { sha256 } from "../../../generator/write/hash.js";
import { changesOf, planOutput, readLastManifest, type Wanted, writeOutput } from "../../../generator/write/output.js";
import { readRecord } from "../../../generator/write/run-record.js";
import { apply } from "../../../generator/write/apply.js";
import { wantedFile } from "../../../generator/write/wanted-file.js";
import { temporaryFolder } from "../temporary-folder.js";
import { artifact, header, placeIn, wanted } from "./wanted.js";

const a = artifact("a.ts");
const part = artifact("parts/http/b.ts");

async function write(folder: string, files: Wanted): Promise<readonly string[]> {
  const plan = await writeOutput(files, placeIn(folder), 1_000);
  return changesOf(plan).map(({ kind, path }) => `${kind} ${path}`);
}

function read(folder: string, path: string): string {
  return readFileSync(join(folder, path), "utf8");
}

test("artifacts are written with a manifest that lists those of own templates, and a record of their hashes", async () => {
  const folder = temporaryFolder();
  expect(await write(folder, wanted([a, part]))).toEqual([
    "create a.ts",
    "create parts/http/b.ts",
    "create manifest.json",
  ]);
  expect(read(folder, "generated/parts/http/b.ts")).toBe(part.text);
  expect(readLastManifest(join(folder, "generated"))).toEqual({
    catalog: "catalog.yaml",
    ownOutputs: ["a.ts", "parts/http/b.ts"],
  });
  const { artifacts } = readRecord(placeIn(folder)) ?? {};
  expect([artifacts?.get("a.ts"), artifacts?.get("parts/http/b.ts")]).toEqual([sha256(a.text), sha256(part.text)]);
});

test("a second run touches nothing and leaves neither lock nor temporary file", async () => {
  const folder = temporaryFolder();
  await write(folder, wanted([a, part]));
  const before = statSync(join(folder, "generated/a.ts")).ino;
  expect(await write(folder, wanted([a, part]))).toEqual(["same a.ts", "same parts/http/b.ts", "same manifest.json"]);
  expect(statSync(join(folder, "generated/a.ts")).ino).toBe(before);
  expect(readdirSync(join(folder, "generated")).sort()).toEqual(["a.ts", "manifest.json", "parts"]);
});

test("files of the last run that are no longer wanted go, with the folders that they leave empty", async () => {
  const folder = temporaryFolder({ "generated/parts/notes.txt": "mine" });
  await write(folder, wanted([a, part]));
  expect(await write(folder, wanted([a]))).toEqual(["same a.ts", "delete parts/http/b.ts", "update manifest.json"]);
  expect(readdirSync(join(folder, "generated/parts"))).toEqual(["notes.txt"]);
});

test("an edited file of the last run is written again", async () => {
  const folder = temporaryFolder();
  await write(folder, wanted([a]));
  writeFileSync(join(folder, "generated/a.ts"), "edited");
  expect(await write(folder, wanted([a]))).toEqual(["update a.ts", "same manifest.json"]);
  expect(read(folder, "generated/a.ts")).toBe(a.text);
});

test("a file of somebody else is neither overwritten nor is anything else written", async () => {
  const folder = temporaryFolder({ "generated/a.ts": "mine" });
  await expect(write(folder, wanted([a, part]))).rejects.toThrow('"a.ts" exists and is not known as generated');
  expect(read(folder, "generated/a.ts")).toBe("mine");
  expect(readdirSync(join(folder, "generated"))).toEqual(["a.ts"]);
});

test("a linked file is not written through", async () => {
  const folder = temporaryFolder({ "outside.ts": header });
  mkdirSync(join(folder, "generated"));
  symlinkSync(join(folder, "outside.ts"), join(folder, "generated/a.ts"));
  await expect(write(folder, wanted([a]))).rejects.toThrow('"a.ts" is a symbolic link');
  expect(read(folder, "outside.ts")).toBe(header);
});

test("a linked folder is not written into", async () => {
  const folder = temporaryFolder({ "outside/keep.txt": "" });
  mkdirSync(join(folder, "generated"));
  symlinkSync(join(folder, "outside"), join(folder, "generated/parts"));
  await expect(write(folder, wanted([part]))).rejects.toThrow('"parts" is a symbolic link');
  expect(readdirSync(join(folder, "outside"))).toEqual(["keep.txt"]);
});

test("nothing is deleted through a link, whatever the manifest lists", async () => {
  const folder = temporaryFolder();
  await write(folder, wanted([artifact("old/a.ts"), a]));
  mkdirSync(join(folder, "outside/old"), { recursive: true });
  writeFileSync(join(folder, "outside/old/a.ts"), artifact("old/a.ts").text);
  const generated = join(folder, "generated");
  rmSync(join(generated, "old"), { recursive: true });
  symlinkSync(join(folder, "outside/old"), join(generated, "old"));
  await write(folder, wanted([a]));
  expect(existsSync(join(folder, "outside/old/a.ts"))).toBe(true);
});

test("a file that shares its bytes with an outer one is replaced, not written to", async () => {
  const folder = temporaryFolder({ "outside.ts": `${header}\nouter\n` });
  mkdirSync(join(folder, "generated"));
  linkSync(join(folder, "outside.ts"), join(folder, "generated/a.ts"));
  await write(folder, wanted([a]));
  expect(read(folder, "outside.ts")).toBe(`${header}\nouter\n`);
});

test("a folder where a file should be is rejected", async () => {
  const folder = temporaryFolder({ "generated/a.ts/inner.txt": "mine" });
  await expect(write(folder, wanted([a]))).rejects.toThrow('"a.ts" is a folder');
});

test("a file where the output folder should be is rejected", async () => {
  const folder = temporaryFolder({ generated: "mine" });
  await expect(write(folder, wanted([a]))).rejects.toThrow("a file stands where a folder is needed");
});

test("the permissions of a file outlive its replacement", async () => {
  const folder = temporaryFolder();
  await write(folder, wanted([a]));
  chmodSync(join(folder, "generated/a.ts"), 0o600);
  await write(folder, wanted([artifact("a.ts", "new")]));
  expect(statSync(join(folder, "generated/a.ts")).mode & 0o777).toBe(0o600);
});

test("temporary files and the lock of a killed run are cleared away, a living one's are not", async () => {
  const dead = ".meterbook-2147483646-0123abcd.tmp";
  const living = `.meterbook-${process.pid}-0123abcd.tmp`;
  const folder = temporaryFolder();
  await write(folder, wanted([a]));
  for (const name of [dead, living]) writeFileSync(join(folder, "generated", name), "half");
  expect(await write(folder, wanted([a]))).toEqual(["same a.ts", "same manifest.json"]);
  expect(readdirSync(join(folder, "generated")).sort()).toEqual([living, "a.ts", "manifest.json"]);
});

test("a run with `only` leaves the other files as they are, and a record that proves nothing", async () => {
  const folder = temporaryFolder();
  await write(folder, wanted([a, part]));
  const next = [artifact("a.ts", "new"), artifact("parts/http/b.ts", "new")];
  expect(await write(folder, wanted(next, { only: new Set(["parts"]) }))).toEqual([
    "update parts/http/b.ts",
    "same manifest.json",
  ]);
  const last = readRecord(placeIn(folder));
  expect(read(folder, "generated/a.ts")).toBe(a.text);
  expect(last?.findings).toBeNull();
  expect(last?.artifacts.get("a.ts")).toBe(sha256(a.text));
});

test("a run with `only` that leaves nothing stale makes the manifest of a whole run", async () => {
  const folder = temporaryFolder();
  await write(folder, wanted([a, part]));
  expect(await write(folder, wanted([a, part], { only: new Set(["a"]) }))).toEqual(["same a.ts", "same manifest.json"]);
});

test("a Markdown file is updated in place", async () => {
  const folder = temporaryFolder({ "README.md": "old" });
  const inserts = [{ path: "README.md", before: sha256("old"), text: "new" }];
  expect(await write(folder, wanted([a], { inserts }))).toEqual([
    "create a.ts",
    "update README.md",
    "create manifest.json",
  ]);
  expect(read(folder, "README.md")).toBe("new");
});

test("a Markdown file that was saved meanwhile is not overwritten", async () => {
  const folder = temporaryFolder({ "README.md": "saved meanwhile" });
  const inserts = [{ path: "README.md", before: sha256("old"), text: "new" }];
  await expect(write(folder, wanted([a], { inserts }))).rejects.toThrow("was changed during the run");
  expect(read(folder, "README.md")).toBe("saved meanwhile");
});

test("a Markdown file that another run has brought up to date meanwhile stays the same", async () => {
  const folder = temporaryFolder({ "README.md": "new" });
  const inserts = [{ path: "README.md", before: sha256("old"), text: "new" }];
  expect(await write(folder, wanted([a], { inserts }))).toEqual([
    "create a.ts",
    "same README.md",
    "create manifest.json",
  ]);
});

test("a run that is killed among its files has listed them all, so that the next run may replace them", async () => {
  const folder = temporaryFolder();
  const plain = (path: string, text: string) => wantedFile({ path, text });
  await write(folder, wanted([plain("old.txt", "old")]));
  const { claim } = planOutput(wanted([plain("new.txt", "new")]), placeIn(folder));
  apply(placeIn(folder).output, claim === null ? [] : [claim, { kind: "create", path: "new.txt", text: "new" }], false);
  expect(await write(folder, wanted([plain("new.txt", "newer")]))).toEqual([
    "update new.txt",
    "delete old.txt",
    "update manifest.json",
  ]);
});

test("planning changes nothing", () => {
  const folder = temporaryFolder();
  expect(changesOf(planOutput(wanted([a]), placeIn(folder)))).toHaveLength(2);
  expect(readdirSync(folder)).toEqual([]);
});
