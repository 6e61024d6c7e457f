import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { temporaryFolder } from "../../temporary-folder.js";
import { meterbook } from "../meterbook.js";

const textIn = (folder: string, path: string) => readFileSync(join(folder, path), "utf8");

describe("init --library", () => {
  test("makes a package that another one imports, and whose catalog holds by itself", async () => {
    const folder = temporaryFolder({
      "node_modules/@acme/metrics/package.json": '{\n  "name": "@acme/metrics",\n  "version": "1.0.0"\n}\n',
      "catalog.yaml": 'catalog: 1\nname: shop\nimports: [{ from: "@acme/metrics", metrics: { "*": } }]\n',
    });
    const library = join(folder, "node_modules/@acme/metrics");
    const { code, out } = await meterbook(library, ["init", "--library"]);
    expect(code).toBe(0);
    expect(out).toContain('- from: "@acme/metrics"');
    const manifest = JSON.parse(textIn(library, "package.json"));
    expect(manifest).toMatchObject({
      exports: { "./catalog.yaml": "./catalog.yaml" },
      scripts: { "metrics:check": "meterbook lint" },
    });
    expect(await meterbook(library, ["lint"])).toMatchObject({ code: 0, err: "" });
    expect((await meterbook(folder, ["generate"])).err).toBe("");
    expect(textIn(folder, "generated/recorders.ts")).toContain("WorkDuration");
    expect((await meterbook(library, ["init", "--library"])).out).toContain("unchanged: everything is set up");
  });

  test("has no finding for shared attributes that nobody uses there", async () => {
    const folder = temporaryFolder();
    await meterbook(folder, ["init", "--library", "--name", "acme"]);
    const text = textIn(folder, "catalog.yaml").replace("attributes:\n", "attributes:\n  zone: [north, south]\n");
    writeFileSync(join(folder, "catalog.yaml"), text);
    expect(await meterbook(folder, ["lint"])).toMatchObject({ code: 0, err: "" });
  });

  test.each([
    ['{ "name": "x" }', { exports: { "./catalog.yaml": "./catalog.yaml" } }],
    ['{ "name": "x", "main": "index.js" }', { main: "index.js" }],
    ['{ "name": "x", "exports": "./index.js" }', { exports: "./index.js" }],
    [
      '{ "name": "x", "exports": { ".": "./index.js" }, "files": ["index.js"] }',
      { exports: { ".": "./index.js", "./catalog.yaml": "./catalog.yaml" }, files: ["index.js", "catalog.yaml"] },
    ],
    ['{ "name": "x", "files": [] }', { exports: { "./catalog.yaml": "./catalog.yaml" }, files: ["catalog.yaml"] }],
  ])("leaves what is in package.json as it is: %s", async (text, wanted) => {
    const folder = temporaryFolder({ "package.json": text });
    expect((await meterbook(folder, ["init", "--library"])).err).toBe("");
    const { scripts: _, name: __, ...manifest } = JSON.parse(textIn(folder, "package.json"));
    expect(manifest).toEqual(wanted);
  });

  test("says where others cannot find the catalog, and rejects a package.json that it cannot read", async () => {
    const folder = temporaryFolder({ "package.json": '{ "name": "x", "exports": "./index.js" }' });
    const { err } = await meterbook(folder, ["init", "--library", "--catalog", "metrics/shared.yaml"]);
    expect(err).toContain('write it as "./catalog.yaml" under "exports"');
    const broken = temporaryFolder({ "package.json": '{ "exports": {}, ' });
    expect((await meterbook(broken, ["init", "--library"])).code).toBe(2);
  });

  test("makes a whole package in an empty folder", async () => {
    const folder = temporaryFolder();
    await meterbook(folder, ["init", "--library"]);
    expect(JSON.parse(textIn(folder, "package.json"))).toMatchObject({ version: "1.0.0", files: ["catalog.yaml"] });
  });
});
