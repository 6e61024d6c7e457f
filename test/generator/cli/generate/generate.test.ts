import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { temporaryFolder } from "../../temporary-folder.js";
import { grown, shop, withSettings } from "../catalogs.js";
import { meterbook } from "../meterbook.js";

const artifacts = ["catalog.json", "manifest.json", "metrics.md", "recorders.ts", "telemetry.md", "validators.ts"];
const readme = "# Shop\n\n<!-- meterbook:begin metrics -->\n<!-- meterbook:end -->\n\nText.\n";

function timeless(text: string): string {
  return text.replace(/\d+ ms/, "… ms");
}

test("the bare command writes every artifact and says so", async () => {
  const folder = temporaryFolder({ "catalog.yaml": shop });
  const { code, out, err } = await meterbook(folder, []);
  expect([code, err]).toEqual([0, ""]);
  expect(timeless(out).split("\n")).toEqual([
    "generated 6 files from catalog.yaml in … ms: 6 created",
    "  created  generated/recorders.ts",
    "  created  generated/validators.ts",
    "  created  generated/metrics.md",
    "  created  generated/telemetry.md",
    "  created  generated/catalog.json",
    "  created  generated/manifest.json",
    "",
  ]);
  expect(readdirSync(join(folder, "generated")).sort()).toEqual(artifacts);
});

test("a second run finds nothing to do", async () => {
  const folder = temporaryFolder({ "catalog.yaml": shop });
  await meterbook(folder, []);
  const { code, out, err } = await meterbook(folder, ["generate"]);
  expect([code, timeless(out), err]).toEqual([0, "unchanged: 6 files up to date with catalog.yaml (… ms)\n", ""]);
});

test("the same bytes come out wherever the command runs", async () => {
  const [here, there] = [temporaryFolder({ "catalog.yaml": shop }), temporaryFolder({ "deep/er/catalog.yaml": shop })];
  await Promise.all([meterbook(here, []), meterbook(there, ["--catalog", "deep/er/catalog.yaml"])]);
  for (const name of artifacts) {
    const bytes = readFileSync(join(here, "generated", name));
    expect(readFileSync(join(there, "deep/er/generated", name))).toEqual(bytes);
  }
});

test("an own template and a Markdown file are part of the run", async () => {
  const catalog = withSettings("markdown: [README.md]", "templates: { names.txt: names.hbs }", "output: out/metrics");
  const files = { "catalog.yaml": catalog, "README.md": readme, "names.hbs": "{{name}}\n" };
  const folder = temporaryFolder(files);
  expect((await meterbook(folder, [])).out).toContain("  updated  README.md\n");
  expect(readFileSync(join(folder, "out/metrics/names.txt"), "utf8")).toBe("shop\n");
  expect(readFileSync(join(folder, "README.md"), "utf8")).toContain("`order.placed`");
  expect((await meterbook(folder, [])).out).toMatch(/^unchanged: 8 files/);
  writeFileSync(join(folder, "names.hbs"), "{{name}}!\n");
  expect((await meterbook(folder, [])).out).toContain("  updated  out/metrics/names.txt\n");
});

test("`--out` names another folder, outside the catalog's if it must be", async () => {
  const folder = temporaryFolder({ "inner/catalog.yaml": shop });
  await meterbook(join(folder, "inner"), ["--out", "../elsewhere"]);
  expect(readdirSync(join(folder, "elsewhere")).sort()).toEqual(artifacts);
  expect(existsSync(join(folder, "inner/generated"))).toBe(false);
  expect((await meterbook(join(folder, "inner"), ["--out", "../elsewhere"])).out).toMatch(/^unchanged/);
});

test("`--dry-run` says what would change and changes nothing", async () => {
  const folder = temporaryFolder({ "catalog.yaml": shop });
  await meterbook(folder, []);
  writeFileSync(join(folder, "catalog.yaml"), grown);
  const before = readFileSync(join(folder, "generated/recorders.ts"), "utf8");
  const { code, out } = await meterbook(folder, ["--dry-run"]);
  expect([code, timeless(out).split("\n")[0]]).toEqual([
    0,
    "would generate 6 files from catalog.yaml in … ms: 5 updated, 1 unchanged",
  ]);
  expect(readFileSync(join(folder, "generated/recorders.ts"), "utf8")).toBe(before);
});

test("`--only` writes the named artifacts, and the next full run the others", async () => {
  const folder = temporaryFolder({ "catalog.yaml": shop });
  await meterbook(folder, ["--only", "recorders", "metrics"]);
  expect(readdirSync(join(folder, "generated")).sort()).toEqual(["manifest.json", "metrics.md", "recorders.ts"]);
  expect((await meterbook(folder, ["--check"])).code).toBe(1);
  expect(timeless((await meterbook(folder, [])).out)).toContain("3 created, 3 unchanged");
});

test("`--quiet` says nothing when all is well", async () => {
  const folder = temporaryFolder({ "catalog.yaml": shop });
  expect(await meterbook(folder, ["--quiet"])).toEqual({ code: 0, out: "", err: "" });
});

test("JSON says the changes in one object", async () => {
  const folder = temporaryFolder({ "catalog.yaml": shop });
  const { out, err } = await meterbook(folder, ["--format", "json", "--only", "catalog"]);
  const [created, manifest] = ["generated/catalog.json", "generated/manifest.json"];
  expect(err).toBe("");
  expect(JSON.parse(out)).toMatchObject({
    format: 1,
    status: "generated",
    catalog: "catalog.yaml",
    diagnostics: [],
    changes: [
      { kind: "create", path: created },
      { kind: "create", path: manifest },
    ],
  });
});

test("colours are used when asked for", async () => {
  const folder = temporaryFolder({ "catalog.yaml": shop });
  expect((await meterbook(folder, ["--color", "always"])).out).toContain("\u001b[32mgenerated\u001b[39m");
  expect((await meterbook(folder, [], { variables: { FORCE_COLOR: "1" } })).out).toContain("\u001b[32munchanged");
  const never = await meterbook(folder, ["--color", "never"], { variables: { FORCE_COLOR: "1" } });
  expect(never.out).toMatch(/^unchanged/);
});

test("files of somebody else survive, and stop the run where they are in the way", async () => {
  const folder = temporaryFolder({ "catalog.yaml": shop, "generated/mine.ts": "mine", "generated/metrics.md": "mine" });
  const { code, err } = await meterbook(folder, []);
  expect(code).toBe(2);
  expect(err).toContain(
    'error: cannot write "generated/metrics.md": "metrics.md" exists and is not known as generated\n  = help: ',
  );
  expect(readdirSync(join(folder, "generated")).sort()).toEqual(["metrics.md", "mine.ts"]);
});

test("an output folder that is a link out of the catalog's folder is rejected, unless it is named", async () => {
  const folder = temporaryFolder({ "inner/catalog.yaml": shop });
  mkdirSync(join(folder, "outside"));
  symlinkSync(join(folder, "outside"), join(folder, "inner/generated"));
  const { code, err } = await meterbook(join(folder, "inner"), []);
  expect([code, readdirSync(join(folder, "outside"))]).toEqual([2, []]);
  expect(err).toContain("leads out of the catalog's folder through a symbolic link");
  expect((await meterbook(join(folder, "inner"), ["--out", "generated"])).code).toBe(0);
});

test("a template or Markdown file that is a link out of the catalog's folder is a finding", async () => {
  const catalog = withSettings("markdown: [README.md]", "templates: { names.txt: names.hbs }");
  const folder = temporaryFolder({ "inner/catalog.yaml": catalog, "README.md": readme, "names.hbs": "secret" });
  for (const name of ["README.md", "names.hbs"]) symlinkSync(join(folder, name), join(folder, "inner", name));
  const { code, err } = await meterbook(join(folder, "inner"), []);
  expect([code, err.match(/error\[unsafe-path\]/g)?.length]).toEqual([1, 2]);
  expect(existsSync(join(folder, "inner/generated"))).toBe(false);
});

test.each(["Manifest.json", "recorders.ts", "metrics/http.md", "Validators/own.txt"])(
  "an own output in the place of one of Meterbook's is a finding: %s",
  async (output) => {
    const catalog = withSettings(`templates: { ${output}: names.hbs }`);
    const folder = temporaryFolder({ "catalog.yaml": catalog, "names.hbs": "x" });
    const { code, err } = await meterbook(folder, []);
    expect([code, err]).toEqual([1, expect.stringContaining("error[template-failed]")]);
    expect(existsSync(join(folder, "generated"))).toBe(false);
  },
);

test("an own output beside Meterbook's is none, whatever it is called", async () => {
  const catalog = withSettings("templates: { metrics.csv: names.hbs, own/http.md: names.hbs }");
  const folder = temporaryFolder({ "catalog.yaml": catalog, "names.hbs": "x" });
  expect((await meterbook(folder, [])).code).toBe(0);
});

test("a folder that another catalog beside this one generates into is left to it", async () => {
  const folder = temporaryFolder({ "catalog.yaml": shop, "other.yaml": grown });
  await meterbook(folder, []);
  const { code, err } = await meterbook(folder, ["--catalog", "other.yaml"]);
  expect([code, err]).toEqual([2, expect.stringContaining('it holds what "catalog.yaml" generates')]);
  rmSync(join(folder, "catalog.yaml"));
  expect((await meterbook(folder, ["--catalog", "other.yaml"])).code).toBe(0);
});

test("two runs at the same time leave what one alone leaves", async () => {
  const folder = temporaryFolder({ "catalog.yaml": shop });
  const runs = await Promise.all([meterbook(folder, []), meterbook(folder, []), meterbook(folder, [])]);
  expect(runs.map(({ code, err }) => [code, err])).toEqual([
    [0, ""],
    [0, ""],
    [0, ""],
  ]);
  expect((await meterbook(folder, ["--check"])).code).toBe(0);
  expect(readdirSync(join(folder, "generated")).sort()).toEqual(artifacts);
});
