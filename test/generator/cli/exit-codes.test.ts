import type { ChildProcess } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { expect, test } from "vitest";
import { temporaryFolder } from "../temporary-folder.js";
import { doubtful, faulty, shop } from "./catalogs.js";
import { meterbook } from "./meterbook.js";

test.each<[number, string, readonly string[], Readonly<Record<string, string>>]>([
  [0, "help", ["--help"], {}],
  [0, "help on a command", ["generate", "--help"], {}],
  [0, "the version", ["--version"], {}],
  [0, "an explanation", ["explain", "yaml-syntax"], {}],
  [0, "the schema", ["schema"], {}],
  [0, "a catalog without findings", ["lint"], { "catalog.yaml": shop }],
  [0, "a catalog with a warning", ["lint"], { "catalog.yaml": doubtful }],
  [1, "a catalog with an error", ["lint"], { "catalog.yaml": faulty }],
  [1, "generating from a catalog with an error", [], { "catalog.yaml": faulty }],
  [1, "a catalog that is no text", ["lint"], { "catalog.yaml": "\0\0" }],
  [1, "checking what was never generated", ["--check"], { "catalog.yaml": shop }],
  [2, "a catalog that does not exist", [], {}],
  [2, "a catalog that is a folder", ["--catalog", "inner"], { "inner/file": "" }],
  [2, "an unknown flag", ["--chek"], { "catalog.yaml": shop }],
  [2, "an unknown command", ["lnit"], { "catalog.yaml": shop }],
  [2, "an unknown format", ["lint", "--format", "xml"], { "catalog.yaml": shop }],
  [2, "a flag without its value", ["--catalog"], { "catalog.yaml": shop }],
  [2, "a superfluous word", ["generate", "recorders"], { "catalog.yaml": shop }],
  [2, "flags that exclude each other", ["--check", "--dry-run"], { "catalog.yaml": shop }],
  [2, "an unknown artifact", ["--only", "recordrs"], { "catalog.yaml": shop }],
  [2, "an unknown code", ["explain", "yaml-sintax"], {}],
  [2, "a file where the output folder should be", [], { "catalog.yaml": shop, generated: "" }],
  [2, "a file above the output folder", ["--out", "file/inner"], { "catalog.yaml": shop, file: "" }],
])("the exit code is %i for %s", async (code, _, words, files) => {
  const ending = await meterbook(temporaryFolder(files), words);
  expect(ending).toMatchObject({ code, signal: null });
  expect(ending.err).not.toMatch(/^\s+at /m);
  if (code === 2) expect(ending.err).not.toBe("");
});

test.each([
  [["--chek"], "--check"],
  [["lnit"], "lint"],
  [["--only", "recordrs"], "recorders"],
  [["explain", "yaml-sintax"], "yaml-syntax"],
  [["--catalog", "catalog.yml"], "catalog.yaml"],
])("%j is answered with %j", async (words, meant) => {
  const { err } = await meterbook(temporaryFolder({ "catalog.yaml": shop }), words);
  expect(err).toMatch(new RegExp(`did you mean "?${meant}`, "i"));
});

test("a missing catalog is told with the place where it was looked for", async () => {
  const folder = temporaryFolder();
  const { err } = await meterbook(folder, []);
  expect(err).toContain("error[file-unreadable]");
  expect(err).toContain(`cannot read "catalog.yaml" in "${folder}": it does not exist`);
  expect(err).toContain("--catalog");
});

test("findings go to stderr and leave stdout to data", async () => {
  const { out, err } = await meterbook(temporaryFolder({ "catalog.yaml": faulty }), ["lint"]);
  expect(out).toBe("");
  expect(err).toContain("catalog.yaml:7:5  error[unknown-key]");
});

test("GitHub gets findings as workflow commands beside the text", async () => {
  const folder = temporaryFolder({ "catalog.yaml": faulty });
  for (const command of ["lint", "generate"]) {
    const { out, err } = await meterbook(folder, [command, "--format", "github"]);
    expect(out).toMatch(/^::error file=catalog\.yaml,line=7,col=5,/);
    expect(err).toContain("error[unknown-key]");
  }
});

test("JSON is one object on stdout, for findings and refusals alike", async () => {
  const invalid = await meterbook(temporaryFolder({ "catalog.yaml": faulty }), ["--format", "json"]);
  const refused = await meterbook(temporaryFolder({ "catalog.yaml": shop, generated: "" }), ["--format", "json"]);
  expect(JSON.parse(invalid.out)).toMatchObject({
    version: 1,
    status: "invalid",
    diagnostics: [{ code: "unknown-key" }],
  });
  expect(JSON.parse(refused.out)).toMatchObject({ version: 1, status: "refused", error: { help: expect.any(String) } });
  expect([invalid.err, refused.err]).toEqual(["", ""]);
});

test.each([
  ["valid", shop],
  ["invalid", faulty],
])("JSON of lint has the status %s", async (status, catalog) => {
  const { out } = await meterbook(temporaryFolder({ "catalog.yaml": catalog }), ["lint", "--format", "json"]);
  expect(JSON.parse(out)).toMatchObject({ version: 1, status });
});

test("an invalid catalog leaves the generated files as they are", async () => {
  const folder = temporaryFolder({ "catalog.yaml": shop });
  await meterbook(folder, []);
  const before = readFileSync(join(folder, "generated/manifest.json"), "utf8");
  writeFileSync(join(folder, "catalog.yaml"), faulty);
  expect((await meterbook(folder, [])).code).toBe(1);
  expect(readFileSync(join(folder, "generated/manifest.json"), "utf8")).toBe(before);
});

test("a warning is told on every run, as the manifest cannot stand in for it", async () => {
  const folder = temporaryFolder({ "catalog.yaml": doubtful });
  await meterbook(folder, []);
  expect(await meterbook(folder, [])).toMatchObject({
    code: 0,
    err: expect.stringContaining("warning[unused-suppression]"),
  });
});

test("a run that is interrupted while it waits for another ends with the code that shells know", async () => {
  const lock = JSON.stringify({ pid: 1, host: "elsewhere", id: "00000000-0000-4000-8000-000000000000" });
  const leftover = ".meterbook-2147483646-0123abcd.tmp";
  const files = { "catalog.yaml": shop, "generated/.meterbook.lock": lock, [`generated/${leftover}`]: "" };
  const folder = temporaryFolder(files);
  const interrupt = async (child: ChildProcess): Promise<void> => {
    // A run clears the folder just before it waits.
    while (existsSync(join(folder, "generated", leftover))) await sleep(10);
    child.kill("SIGINT");
  };
  const ending = await meterbook(folder, [], { started: (child) => void interrupt(child) });
  expect(ending).toMatchObject({ code: 130, out: "" });
  expect(readFileSync(join(folder, "generated/.meterbook.lock"), "utf8")).toBe(lock);
});

test("an older Node is refused before it reads anything that it cannot", async () => {
  const old = 'Object.defineProperty(process, "versions", { value: { node: "20.18.3" } })';
  const node = ["--import", `data:text/javascript,${encodeURIComponent(old)}`];
  const { code, out, err } = await meterbook(temporaryFolder(), ["--help"], { node });
  expect([code, out, err]).toEqual([2, "", "error: meterbook needs Node 20.19 or newer, and this is Node 20.18.3\n"]);
});

test("a bug ends with its stack and the request to report it", async () => {
  const planted = 'process.cwd = () => { throw new TypeError("planted") }';
  const node = ["--import", `data:text/javascript,${encodeURIComponent(planted)}`];
  const { code, err } = await meterbook(temporaryFolder({ "catalog.yaml": shop }), [], { node });
  expect(code).toBe(3);
  expect(err).toMatch(/^error: meterbook has a bug; please report it[^\n]*\nTypeError: planted\n\s+at /);
});

test("a reader that stops reading is no failure", async () => {
  const ending = await meterbook(temporaryFolder(), ["schema"], { started: (child) => child.stdout?.destroy() });
  expect(ending).toMatchObject({ code: 0, err: "" });
});
