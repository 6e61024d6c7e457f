import { chmodSync, lstatSync, readFileSync, statSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { temporaryFolder } from "../temporary-folder.js";
import { faulty, shop } from "./catalogs.js";
import { meterbook } from "./meterbook.js";

const root = fileURLToPath(new URL("../../..", import.meta.url));
const untidy = shop.replace(
  "    instrument: counter\n    description: An order was placed.\n",
  "    description: An order was placed. # one\n    instrument: counter  \n",
);
const tidy = shop
  .replace("An order was placed.", "An order was placed. # one")
  .replace(/( {4}unit: ms\n)(.*\n)/, "$2$1");

test("a catalog is written in canonical form, with its permissions, and then left alone", async () => {
  const folder = temporaryFolder({ "catalog.yaml": `\ufeff${untidy}` });
  const file = join(folder, "catalog.yaml");
  chmodSync(file, 0o640);
  expect(await meterbook(folder, ["format"])).toMatchObject({ code: 0, out: "formatted catalog.yaml\n", err: "" });
  expect(readFileSync(file, "utf8")).toBe(`\ufeff${tidy}`);
  const { mode, mtimeMs } = statSync(file);
  expect(mode & 0o777).toBe(0o640);
  const out = "unchanged: catalog.yaml is in canonical form\n";
  expect(await meterbook(folder, ["format"])).toMatchObject({ code: 0, out, err: "" });
  expect(statSync(file).mtimeMs).toBe(mtimeMs);
});

test("--check writes nothing, fails with a diff and says the command", async () => {
  const folder = temporaryFolder({ "catalog.yaml": untidy });
  const { code, out, err } = await meterbook(folder, ["format", "--check"]);
  expect([code, out]).toEqual([1, ""]);
  expect(err).toMatch(/^catalog\.yaml is not in canonical form:\n\n--- catalog\.yaml\n/);
  expect(err).toContain("-    instrument: counter  \n");
  expect(err).toMatch(/ {2}= help: run `npx meterbook format`\n$/);
  expect(readFileSync(join(folder, "catalog.yaml"), "utf8")).toBe(untidy);
  expect((await meterbook(temporaryFolder({ "catalog.yaml": tidy }), ["format", "--check"])).code).toBe(0);
});

test("--dry-run shows the diff and writes nothing", async () => {
  const folder = temporaryFolder({ "catalog.yaml": untidy });
  const { code, out, err } = await meterbook(folder, ["format", "--dry-run"]);
  expect([code, err]).toEqual([0, ""]);
  expect(out).toMatch(/^--- catalog\.yaml\n[\s\S]*\nwould format catalog\.yaml\n$/);
  expect(readFileSync(join(folder, "catalog.yaml"), "utf8")).toBe(untidy);
});

test("an invalid catalog is answered with its findings, and stays as it is", async () => {
  const text = faulty.replace("instrument: counter", "instrument: counter  ");
  const folder = temporaryFolder({ "catalog.yaml": text });
  const { code, out, err } = await meterbook(folder, ["format"]);
  expect([code, out]).toEqual([1, ""]);
  expect(err).toContain("catalog.yaml:7:5  error[unknown-key]");
  expect(readFileSync(join(folder, "catalog.yaml"), "utf8")).toBe(text);
});

test("a symbolic link stays, and the file that it leads to is written", async () => {
  const folder = temporaryFolder({ "real.yaml": untidy });
  symlinkSync("real.yaml", join(folder, "catalog.yaml"));
  expect((await meterbook(folder, ["format"])).code).toBe(0);
  expect(lstatSync(join(folder, "catalog.yaml")).isSymbolicLink()).toBe(true);
  expect(readFileSync(join(folder, "real.yaml"), "utf8")).toBe(tidy);
});

test.each([
  [["--check"], untidy, { status: "unformatted", diff: expect.stringContaining("+    instrument: counter\n") }],
  [["--dry-run"], untidy, { status: "planned", diff: expect.any(String) }],
  [[], untidy, { status: "formatted", diagnostics: [] }],
  [[], tidy, { status: "unchanged", diff: null }],
  [[], faulty, { status: "invalid", diagnostics: [{ code: "unknown-key" }] }],
])("JSON of format %j is one object on stdout", async (words, text, told) => {
  const folder = temporaryFolder({ "catalog.yaml": text });
  const { out, err } = await meterbook(folder, ["format", "--format", "json", ...words]);
  expect(JSON.parse(out)).toMatchObject({ format: 1, catalog: "catalog.yaml", ...told });
  expect(err).toBe("");
});

test("GitHub is reported a catalog in another form as an annotation", async () => {
  const { out } = await meterbook(temporaryFolder({ "catalog.yaml": untidy }), [
    "format",
    "--check",
    "--format=github",
  ]);
  expect(out).toMatch(/^::error file=catalog\.yaml,title=not formatted::catalog\.yaml is not in canonical form%0Arun /);
});

test("annotations name the catalog from the root of the repository, and findings are in the summary of the job, too", async () => {
  const folder = temporaryFolder({ "app/catalog.yaml": untidy, "app/wrong.yaml": faulty });
  const variables = { GITHUB_WORKSPACE: folder, GITHUB_STEP_SUMMARY: join(folder, "summary.md") };
  const told = async (...words: readonly string[]) =>
    (await meterbook(join(folder, "app"), ["format", "--format", "github", ...words], { variables })).out;
  expect(await told("--check")).toMatch(/^::error file=app\/catalog\.yaml,/);
  expect(await told("--catalog", "wrong.yaml")).toMatch(/^::error file=app\/wrong\.yaml,line=/);
  expect(readFileSync(join(folder, "summary.md"), "utf8")).toContain("unknown-key");
});

test("the catalog of this repository is in canonical form", async () => {
  expect(await meterbook(root, ["format", "--check"])).toMatchObject({ code: 0, err: "" });
});
