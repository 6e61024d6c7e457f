import { readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { temporaryFolder } from "../temporary-folder.js";
import { shop } from "./catalogs.js";
import { meterbook } from "./meterbook.js";

function including(path: string): string {
  return `${shop}page:\n  sections:\n    - title: Config\n      include: ${path}\n`;
}

const catalog = including("docs/config.md");
const files = { "catalog.yaml": catalog, "docs/config.md": "### Keys\n\n<b>None.\n" };

test("a section of the page holds the file that it includes, made harmless, and so does catalog.json", async () => {
  const folder = temporaryFolder(files);
  expect((await meterbook(folder, [])).code).toBe(0);
  const text = readFileSync(join(folder, "generated/telemetry.md"), "utf8");
  expect(text).toContain("\n## Config\n\n### Keys\n\n&lt;b>None.\n\n## Metrics\n");
  const { page } = JSON.parse(readFileSync(join(folder, "generated/catalog.json"), "utf8"));
  expect(page.sections).toEqual([{ title: "Config", text: files["docs/config.md"] }]);
});

test("a change of the included file is noticed, and a run follows it", async () => {
  const folder = temporaryFolder(files);
  await meterbook(folder, []);
  expect((await meterbook(folder, ["--check"])).out).toMatch(/^unchanged/);
  writeFileSync(join(folder, "docs/config.md"), "### Keys\n\nOne.\n");
  expect(await meterbook(folder, ["--check"])).toMatchObject({
    code: 1,
    err: expect.stringContaining("generated/telemetry.md"),
  });
  expect((await meterbook(folder, [])).out).toContain("  updated  generated/telemetry.md\n");
  expect((await meterbook(folder, [])).out).toMatch(/^unchanged/);
  rmSync(join(folder, "docs/config.md"));
  expect((await meterbook(folder, ["--check"])).err).toMatch(
    /^catalog\.yaml:\d+:16 {2}error\[include-failed\] {2}"docs\/config\.md" does not exist$/m,
  );
});

test.each([
  ["../config.md", "unsafe-path"],
  ["generated/metrics.md", "include-failed"],
  ["link.md", "unsafe-path"],
])("the file %s is rejected as %s, at its place", async (path, code) => {
  const folder = temporaryFolder({ "inner/catalog.yaml": including(path), "config.md": "None.\n" });
  symlinkSync(join(folder, "config.md"), join(folder, "inner/link.md"));
  const { err } = await meterbook(join(folder, "inner"), []);
  expect(err).toMatch(new RegExp(`^catalog\\.yaml:\\d+:16 {2}error\\[${code}\\]`, "m"));
});
