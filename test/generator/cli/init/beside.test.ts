import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { temporaryFolder } from "../../temporary-folder.js";
import { shop } from "../catalogs.js";
import { meterbook } from "../meterbook.js";
import { repository } from "../repository.js";

const bare = '{\n  "name": "shop"\n}\n';

function read(folder: string, path: string): string {
  return readFileSync(join(folder, path), "utf8");
}

describe("where Yarn keeps packages in archives", () => {
  const files = { ".pnp.cjs": "", "yarn.lock": "__metadata:\n", "package.json": bare };
  const schema = readFileSync(new URL("../../../../generator/catalog.schema.json", import.meta.url), "utf8");

  test("the schema that the catalog names stands beside it", async () => {
    const folder = temporaryFolder(files);
    const { out } = await meterbook(folder, ["init", "--catalog", "etc/catalog.yaml"]);
    expect(read(folder, "etc/catalog.yaml")).toMatch(/^# yaml-language-server: \$schema=\.\/catalog\.schema\.json\n/);
    expect(read(folder, "etc/catalog.schema.json")).toBe(schema);
    expect(out).toMatch(/^created {2}etc\/catalog\.schema\.json +what editors know of catalogs$/m);
  });

  test("also in a package of a workspace, and a second time follows the installed version", async () => {
    const folder = repository({ ...files, "packages/shop/package.json": bare }).folder;
    const shop = join(folder, "packages/shop");
    await meterbook(shop, ["init"]);
    expect((await meterbook(shop, ["init"])).out).toMatch(/^kept +catalog\.schema\.json /m);
    writeFileSync(join(shop, "catalog.schema.json"), "{}");
    expect((await meterbook(shop, ["init"])).out).toMatch(/^changed +catalog\.schema\.json /m);
    expect(read(shop, "catalog.schema.json")).toBe(schema);
  });

  test("a catalog of somebody's own gets none", async () => {
    const folder = temporaryFolder({ ...files, "catalog.yaml": shop });
    await meterbook(folder, ["init"]);
    expect(readdirSync(folder)).not.toContain("catalog.schema.json");
  });
});

describe("prettier leaves generated files alone", () => {
  test.each<[string, Readonly<Record<string, string>>]>([
    ["a dependency", { "package.json": '{ "devDependencies": { "prettier": "3" } }' }],
    ["a key of package.json", { "package.json": '{ "prettier": {} }' }],
    ["a file of settings", { ".prettierrc.yaml": "" }],
    ["another file of settings", { "prettier.config.mjs": "" }],
  ])("where %s shows that it is used", async (_what, files) => {
    const folder = temporaryFolder(files);
    const { out } = await meterbook(folder, ["init"]);
    expect(read(folder, ".prettierignore")).toBe("/generated/\n");
    expect(out).toMatch(/^created {2}\.prettierignore +prettier leaves generated files alone$/m);
    expect((await meterbook(folder, ["init"])).out).toMatch(/^kept +\.prettierignore /m);
  });

  test.each(["generated", "/generated/", "generated/**"])("with a line %s that is there", async (line) => {
    const folder = temporaryFolder({ ".prettierignore": `dist\r\n${line}\r\n` });
    await meterbook(folder, ["init"]);
    expect(read(folder, ".prettierignore")).toBe(`dist\r\n${line}\r\n`);
  });

  test("with one more line, where there are others; a project without it gets no file", async () => {
    const folder = temporaryFolder({ ".prettierignore": "dist" });
    await meterbook(folder, ["init"]);
    expect(read(folder, ".prettierignore")).toBe("dist\n/generated/\n");
    expect((await meterbook(temporaryFolder(), ["init"])).out).not.toContain("prettier");
  });

  test.each(["in a repository", "in a workspace"])("in the root, from which prettier runs, %s", async (where) => {
    const files = {
      "package.json": `{ "devDependencies": { "prettier": "3" }, "workspaces": ["packages/*"] }`,
      "packages/shop/package.json": bare,
    };
    const folder = where === "in a repository" ? repository(files).folder : temporaryFolder(files);
    const shop = join(folder, "packages/shop");
    const { out } = await meterbook(shop, ["init"]);
    expect(read(folder, ".prettierignore")).toBe("/packages/shop/generated/\n");
    expect(readdirSync(shop)).not.toContain(".prettierignore");
    expect(out).toMatch(/^created {2}\.\.\/\.\.\/\.prettierignore +prettier leaves generated files alone$/m);
    expect((await meterbook(shop, ["init"])).out).toMatch(/^kept +\.\.\/\.\.\/\.prettierignore /m);
    expect(read(folder, ".prettierignore")).toBe("/packages/shop/generated/\n");
  });

  test("in both, where each has settings of its own", async () => {
    const folder = temporaryFolder({
      "pnpm-workspace.yaml": "packages: [packages/*]\n",
      ".prettierrc": "{}",
      ".prettierignore": "dist\n",
      "packages/shop/package.json": '{ "prettier": {} }',
    });
    await meterbook(join(folder, "packages/shop"), ["init"]);
    expect(read(folder, ".prettierignore")).toBe("dist\n/packages/shop/generated/\n");
    expect(read(folder, "packages/shop/.prettierignore")).toBe("/generated/\n");
  });
});
