import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { formatCatalog } from "../../../generator/format/format.js";
import { catalogName, prefixOf } from "../../../generator/init/catalog-name.js";
import { starterCatalog } from "../../../generator/init/starter-catalog.js";
import { readCatalog } from "../../../generator/pipeline.js";
import { meterbook } from "../cli/meterbook.js";
import { temporaryFolder } from "../temporary-folder.js";

const typescript = { language: "typescript", modules: "esm", importExtension: "js" } as const;

test.each([
  [null, "My App", "my-app", "my_app."],
  ["@acme/Shop-API", "folder", "shop-api", "shop_api."],
  ["true", "folder", "true", "true."],
  ["@acme/42", "shop", "shop", "shop."],
  ["...", "Ünï", "n", "n."],
  [null, "123", "app", "app."],
  [null, "", "app", "app."],
])(
  "a package %j in the folder %j has a catalog %j that is valid and in canonical form",
  (own, folder, name, prefix) => {
    expect([catalogName(own, folder), prefixOf(name)]).toEqual([name, prefix]);
    const code = typescript;
    const given = { schema: "./schema.json", output: "lib/gen", code, validators: true };
    const text = starterCatalog({ name, prefix, command: "npm run m", ...given });
    const { catalog, diagnostics } = readCatalog({ name: "catalog.yaml", text });
    expect(diagnostics).toEqual([]);
    expect([catalog?.name, catalog?.prefix, catalog?.settings.importExtension]).toEqual([name, prefix, "js"]);
    expect([catalog?.settings.output, catalog?.settings.command]).toEqual(["lib/gen", "npm run m"]);
    expect(formatCatalog(text)).toBe(text);
  },
);

/** Its first line says what the scenario proves. */
const fixture = readFileSync(new URL("../../fixtures/first-catalog/catalog.yaml", import.meta.url), "utf8").replace(
  /^.*\n/,
  "",
);

test("the first catalog of the documents is that of `init`", async () => {
  const folder = temporaryFolder({
    "package.json": '{ "name": "shop" }',
    "tsconfig.json": '{ "compilerOptions": { "module": "nodenext" } }',
  });
  await meterbook(folder, ["init"]);
  expect(fixture).toBe(readFileSync(join(folder, "catalog.yaml"), "utf8"));
});

test("with the defaults that it offers, a change that breaks is found", async () => {
  const offered = fixture.replace(/^# (defaults: .*)$/m, "$1");
  expect(offered).not.toBe(fixture);
  expect(formatCatalog(offered)).toBe(offered);
  const changed = offered.replace("unit: s\n", "unit: ms\n");
  const folder = temporaryFolder({ "old.yaml": offered, "catalog.yaml": changed });
  const { code, out } = await meterbook(folder, ["diff", "old.yaml", "catalog.yaml"]);
  expect([code, out]).toEqual([1, expect.stringContaining("breaking")]);
});

test("without them, `diff` says that nothing was guarded", async () => {
  const changed = fixture.replace("unit: s\n", "unit: ms\n").replace(/^ {2}job\.started:/m, "  job.begun:");
  const folder = temporaryFolder({ "old.yaml": fixture, "catalog.yaml": changed });
  const { code, out, err } = await meterbook(folder, ["diff", "old.yaml", "catalog.yaml"]);
  expect([code, `${out}${err}`]).toEqual([
    0,
    expect.stringContaining("; nothing that changed is guarded: `defaults: { stability: stable }` guards each"),
  ]);
});

test("without validators it is valid and in canonical form, too", () => {
  const given = { name: "shop", prefix: "", schema: "./schema.json", output: "generated", command: "npm run m" };
  const text = starterCatalog({ ...given, code: typescript, validators: false });
  const { catalog, diagnostics } = readCatalog({ name: "catalog.yaml", text });
  expect([diagnostics, catalog?.settings.outputs.has("validators")]).toEqual([[], false]);
  expect(formatCatalog(text)).toBe(text);
});

test.each(["esm", "commonjs"] as const)("of JavaScript as %s it is valid and in canonical form, too", (modules) => {
  const given = { name: "shop", prefix: "", schema: "./schema.json", output: "generated", command: "npm run m" };
  const code = { language: "javascript", modules, importExtension: "js" } as const;
  const text = starterCatalog({ ...given, code, validators: true });
  const { catalog, diagnostics } = readCatalog({ name: "catalog.yaml", text });
  expect([diagnostics, catalog?.settings.language, catalog?.settings.modules]).toEqual([[], "javascript", modules]);
  expect(formatCatalog(text)).toBe(text);
});
