import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { repositoryRoot } from "../../../../generator/cli/catalog/repository-root.js";
import { temporaryFolder } from "../../temporary-folder.js";
import { meterbook } from "../meterbook.js";

const page = "# Metrics\n\n<!-- meterbook:begin metrics -->\n<!-- meterbook:end -->\n";

function catalog(document: string): string {
  return `catalog: 1
name: shop
metrics:
  orders: { instrument: counter, description: A customer confirmed. }
generate: { markdown: [${document}] }
`;
}

function project(document: string, files: Readonly<Record<string, string>>): string {
  return temporaryFolder({ "repo/.git/HEAD": "", "repo/services/shop/catalog.yaml": catalog(document), ...files });
}

async function generate(folder: string) {
  const variables = { XDG_CACHE_HOME: join(folder, "cache") };
  return meterbook(folder, ["generate", "--catalog", "repo/services/shop/catalog.yaml"], { variables });
}

describe("a document above the catalog's folder", () => {
  test("is written where it lies in the same repository, and a run that changes nothing is skipped", async () => {
    const folder = project("../../docs/metrics.md", { "repo/docs/metrics.md": page });
    expect(await generate(folder)).toMatchObject({ code: 0, err: "" });
    expect(readFileSync(join(folder, "repo/docs/metrics.md"), "utf8")).toContain("| `orders` | counter");
    expect((await generate(folder)).out).toMatch(/^unchanged:/);
    writeFileSync(join(folder, "repo/docs/metrics.md"), page);
    const { out } = await generate(folder);
    expect(out).toContain("repo/docs/metrics.md");
    expect(out).toMatch(/^generated/);
  });

  test.each([
    ["../../../outside.md", "leads out of the repository"],
    ["../../.git/info.md", "lies in a folder that belongs to another tool"],
    ["docs/../../x.md", '"../x.md" does not exist'],
    ["..", "leaves the catalog's folder"],
  ])("may not be %s", async (document, message) => {
    const folder = project(document, { "outside.md": page });
    const { code, err } = await generate(folder);
    expect(code).toBe(1);
    expect(err).toContain(message);
    expect(readFileSync(join(folder, "outside.md"), "utf8")).toBe(page);
  });

  test("is reached through no link", async () => {
    const folder = project("../../docs/metrics.md", { "outside/metrics.md": page, "repo/real/metrics.md": page });
    symlinkSync(join(folder, "outside"), join(folder, "repo/docs"));
    expect((await generate(folder)).err).toContain("leads out of the repository");
    const inner = project("../../docs/metrics.md", { "repo/real/metrics.md": page });
    symlinkSync(join(inner, "repo/real"), join(inner, "repo/docs"));
    const { code, err } = await generate(inner);
    expect(code).toBe(2);
    expect(err).toContain("docs");
    expect(readFileSync(join(inner, "repo/real/metrics.md"), "utf8")).toBe(page);
  });
});

describe("without git, a repository begins", () => {
  test("at the root of a workspace, or else at the nearest package.json, or else at the catalog", () => {
    const folder = temporaryFolder({ "a/package.json": "{}", "a/b/x": "" });
    mkdirSync(join(folder, "c/d"), { recursive: true });
    expect(repositoryRoot(join(folder, "a/b"))).toBe(join(folder, "a"));
    writeFileSync(join(folder, "package.json"), '{ "workspaces": ["a"] }');
    expect(repositoryRoot(join(folder, "a/b"))).toBe(folder);
    writeFileSync(join(folder, "a/pnpm-workspace.yaml"), "");
    expect(repositoryRoot(join(folder, "a/b"))).toBe(join(folder, "a"));
  });
});
