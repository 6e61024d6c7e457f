import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { temporaryFolder } from "../../temporary-folder.js";
import { faulty, shop } from "../catalogs.js";
import { type Ending, meterbook } from "../meterbook.js";

async function summarised(folder: string, words: readonly string[]): Promise<Ending & { readonly summary: string }> {
  const file = join(folder, "summary.md");
  rmSync(file, { force: true });
  const ending = await meterbook(folder, words, { variables: { GITHUB_STEP_SUMMARY: file } });
  return { ...ending, summary: existsSync(file) ? readFileSync(file, "utf8") : "" };
}

const github = ["--format", "github"];

test("lint and generate add their findings to GitHub's summary of the job", async () => {
  const folder = temporaryFolder({ "catalog.yaml": faulty });
  for (const command of ["lint", "generate"]) {
    const { code, summary } = await summarised(folder, [command, ...github]);
    expect(code).toBe(1);
    expect(summary.split("\n")).toEqual([
      "### `catalog.yaml`: 1 error",
      "",
      expect.stringMatching(/^\| +\| place +\| finding +\| fix +\| code +\|$/),
      expect.stringMatching(/^\| -+ \|/),
      expect.stringMatching(
        /^\| \*\*error\*\* \| `catalog\.yaml:7:5` \| unknown key "descripton" .* \| `unknown-key` \|$/,
      ),
      "",
      "",
    ]);
  }
});

test("a check adds the files that are not up to date, and what fixes them", async () => {
  const folder = temporaryFolder({ "catalog.yaml": shop });
  await meterbook(folder, []);
  expect((await summarised(folder, ["--check", ...github])).summary).toContain("6 generated files up to date.");
  rmSync(join(folder, "generated/metrics.md"));
  const { summary } = await summarised(folder, ["--check", ...github]);
  expect(summary).toContain("1 file not as the catalog asks:");
  expect(summary).toMatch(/\| missing \| `generated\/metrics\.md` \|\n/);
  expect(summary).toContain("- run `npx meterbook generate` and commit what it changes\n");
});

test("diff adds its comment for the pull request, migration table included", async () => {
  const stable = (text: string) => text.replaceAll("instrument:", "stability: stable\n    instrument:");
  const head = stable(shop.replace("method: [card, cash]", "method: [card, cash], till: string"));
  const folder = temporaryFolder({ "a.yaml": stable(shop), "b.yaml": head });
  const { summary } = await summarised(folder, ["diff", "a.yaml", "b.yaml", ...github]);
  const { out } = await meterbook(folder, ["diff", "a.yaml", "b.yaml", "--format", "markdown"]);
  expect(summary).toBe(`${out}\n`);
  expect(summary).toContain("### What callers must change");
});

test("what is there already stays", async () => {
  const folder = temporaryFolder({ "catalog.yaml": shop, "before.md": "before\n" });
  await meterbook(folder, ["lint", ...github], { variables: { GITHUB_STEP_SUMMARY: join(folder, "before.md") } });
  expect(readFileSync(join(folder, "before.md"), "utf8")).toBe("before\n### `catalog.yaml`: no findings\n\n");
});

test.each(["text", "json", "sarif"])("the format %s writes no summary", async (format) => {
  const { summary } = await summarised(temporaryFolder({ "catalog.yaml": faulty }), ["lint", "--format", format]);
  expect(summary).toBe("");
});

test("a summary stays below what GitHub takes", async () => {
  const metrics = Array.from({ length: 300 }, (_, index) => `  m${index}: { instrument: counter, wrong${index}: 1 }\n`);
  const folder = temporaryFolder({ "catalog.yaml": `catalog: 1\nname: shop\nmetrics:\n${metrics.join("")}` });
  writeFileSync(join(folder, "full.md"), "\n".repeat(980_000));
  await meterbook(folder, ["lint", ...github], { variables: { GITHUB_STEP_SUMMARY: join(folder, "full.md") } });
  const text = readFileSync(join(folder, "full.md"), "utf8");
  expect(Buffer.byteLength(text)).toBeLessThan(1_000_001);
  expect(text.trimStart()).toMatch(/\|\n\n… the rest did not fit; the log has all of it\.\n$/);
});

test("a summary that cannot be written is a warning, and the exit code stays", async () => {
  const folder = temporaryFolder({ "catalog.yaml": shop });
  mkdirSync(join(folder, "summary"));
  const variables = { GITHUB_STEP_SUMMARY: join(folder, "summary") };
  const { code, err } = await meterbook(folder, ["lint", ...github], { variables });
  expect([code, err]).toEqual([0, "warning: cannot write the job summary: it is a folder, not a file\n"]);
});

test("words of the catalog are shown as they are written", async () => {
  const hostile = shop.replace("description: An order", '"<img src=x>|`\\e": An order');
  const { summary } = await summarised(temporaryFolder({ "catalog.yaml": hostile }), ["lint", ...github]);
  expect(summary).toContain("&lt;img src=x>\\|\\`");
  expect(summary).not.toContain("\u001b");
});
