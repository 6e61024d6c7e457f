import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
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
  expect(ending).toMatchObject({ code });
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

test("a missing catalog is reported with the place where it was looked for", async () => {
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

test("JSON is one object on stdout, for findings and errors alike", async () => {
  const invalid = await meterbook(temporaryFolder({ "catalog.yaml": faulty }), ["--format", "json"]);
  const failed = await meterbook(temporaryFolder({ "catalog.yaml": shop, generated: "" }), ["--format", "json"]);
  expect(JSON.parse(invalid.out)).toMatchObject({
    format: 1,
    command: "generate",
    status: "invalid",
    diagnostics: [{ code: "unknown-key" }],
  });
  expect(JSON.parse(failed.out)).toMatchObject({ format: 1, status: "failed", error: { help: expect.any(String) } });
  expect([invalid.err, failed.err]).toEqual(["", ""]);
});

test.each([
  ["valid", shop],
  ["invalid", faulty],
])("JSON of lint has the status %s", async (status, catalog) => {
  const { out } = await meterbook(temporaryFolder({ "catalog.yaml": catalog }), ["lint", "--format", "json"]);
  expect(JSON.parse(out)).toMatchObject({ format: 1, command: "lint", status });
});

test("an invalid catalog leaves the generated files as they are", async () => {
  const folder = temporaryFolder({ "catalog.yaml": shop });
  await meterbook(folder, []);
  const before = readFileSync(join(folder, "generated/manifest.json"), "utf8");
  writeFileSync(join(folder, "catalog.yaml"), faulty);
  expect((await meterbook(folder, [])).code).toBe(1);
  expect(readFileSync(join(folder, "generated/manifest.json"), "utf8")).toBe(before);
});

test("a warning is printed on every run, as the manifest cannot stand in for it", async () => {
  const folder = temporaryFolder({ "catalog.yaml": doubtful });
  await meterbook(folder, []);
  expect(await meterbook(folder, [])).toMatchObject({
    code: 0,
    err: expect.stringContaining("warning[unused-suppression]"),
  });
});
