import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { describe, expect, test } from "vitest";
import { exportedFile } from "../../../../generator/cli/catalog/exported-file.js";
import { temporaryFolder } from "../../temporary-folder.js";
import { meterbook } from "../meterbook.js";
import { npmWorkspace, packageFiles, pnpmWorkspace, service, sharedCatalog, write } from "./workspace.js";

const acme = "@acme/http";
const listing = `imports:\n  - from: "${acme}"\n    metrics: { http.server.active: }`;
const shared = { [acme]: packageFiles(acme, "1.2.0") };

type Recorded = { readonly name: string; readonly imported?: unknown };

async function recordedIn(folder: string, catalog: string): Promise<readonly Recorded[]> {
  const { code, err } = await meterbook(folder, ["generate", "--catalog", catalog]);
  expect({ code, err }).toEqual({ code: 0, err: "" });
  const text = readFileSync(join(folder, dirname(catalog), "generated/catalog.json"), "utf8");
  const { metrics }: { metrics: readonly Recorded[] } = JSON.parse(text);
  return metrics.map(({ name, imported }) => ({ name, ...(imported !== undefined && { imported }) }));
}

const fromAcme = { name: "http.server.active", imported: { package: acme, version: "1.2.0", file: "catalog.yaml" } };
const own = { name: "shop.order.placed" };

describe("an import of a package", () => {
  test("is found above the catalog, as npm lays it out", async () => {
    const folder = npmWorkspace(shared, { "services/a/catalog.yaml": service(listing) });
    expect(await recordedIn(folder, "services/a/catalog.yaml")).toEqual([own, fromAcme]);
  });

  test("is found behind the links of pnpm, where only who asks for a package sees it", async () => {
    const both = { ...shared, "@acme/all": packageFiles("@acme/all", "2.0.0", { "catalog.yaml": service(listing) }) };
    const links = {
      "services/a/node_modules/@acme/all": "@acme/all",
      "node_modules/.pnpm/@acme+all/node_modules/@acme/http": acme,
    };
    const imports = 'imports: [{ from: "@acme/all", metrics: { "*": } }]';
    const name = "name: shop\nprefix: shop.";
    const catalog = service(imports).replace(name, "name: till\nprefix: till.");
    const folder = pnpmWorkspace(both, links, { "services/a/catalog.yaml": catalog });
    const ofAll = { ...own, imported: { package: "@acme/all", version: "2.0.0", file: "catalog.yaml" } };
    expect(await recordedIn(folder, "services/a/catalog.yaml")).toEqual([
      { name: "till.order.placed" },
      ofAll,
      fromAcme,
    ]);
    write(folder, { "services/b/catalog.yaml": service(listing) });
    const { err } = await meterbook(folder, ["generate", "--catalog", "services/b/catalog.yaml"]);
    expect(err).toContain('the package "@acme/http" is not installed');
  });

  test("may be a link to a package of the same workspace", async () => {
    const folder = npmWorkspace({}, { "services/a/catalog.yaml": service(listing) });
    write(join(folder, "packages/http"), packageFiles(acme, "0.0.0"));
    const { symlinkSync, mkdirSync } = await import("node:fs");
    mkdirSync(join(folder, "node_modules/@acme"), { recursive: true });
    symlinkSync(join(folder, "packages/http"), join(folder, "node_modules/@acme/http"));
    const [, imported] = await recordedIn(folder, "services/a/catalog.yaml");
    expect(imported?.imported).toEqual({ package: acme, version: "0.0.0", file: "catalog.yaml" });
  });

  test("lies where exports says, or else in the folder of the package", async () => {
    const exports = { ".": "./index.js", "./catalog.yaml": { types: "./x", default: "./metrics/http.yaml" } };
    const manifest = JSON.stringify({ name: acme, version: "3.0.0", exports });
    const moved = { "package.json": manifest, "metrics/http.yaml": sharedCatalog };
    const folder = npmWorkspace({ [acme]: moved }, { "catalog.yaml": service(listing) });
    const [, imported] = await recordedIn(folder, "catalog.yaml");
    expect(imported?.imported).toEqual({ package: acme, version: "3.0.0", file: "metrics/http.yaml" });
    const bare = {
      "package.json": JSON.stringify({ name: acme, exports: "./index.js" }),
      "catalog.yaml": sharedCatalog,
    };
    const other = npmWorkspace({ [acme]: bare }, { "catalog.yaml": service(listing) });
    expect((await recordedIn(other, "catalog.yaml"))[1]?.imported).toEqual({ package: acme, file: "catalog.yaml" });
  });
});

describe("an import of a file", () => {
  test("may lie outside of the catalog's folder, and have parts", async () => {
    const parted = `${sharedCatalog.replace(/^ {2}server\.active.*\n/m, "")}include: [more/*.yaml]\n`;
    const more = "metrics:\n  server.active: { instrument: gauge, description: Requests that run. }\n";
    const folder = temporaryFolder({
      "services/a/catalog.yaml": service(listing.replace(acme, "../../shared/http.yaml")),
      "shared/http.yaml": parted,
      "shared/more/active.yaml": more,
    });
    const [, imported] = await recordedIn(folder, "services/a/catalog.yaml");
    expect(imported?.imported).toEqual({ file: "../../shared/http.yaml" });
  });
});

describe("exports of a package.json", () => {
  const cases: readonly unknown[] = [
    "./index.js",
    { "./catalog.yaml": "./a.yaml" },
    { "./catalog.yaml": null },
    { "./catalog.yaml": ["nothing", "./a.yaml"] },
    { "./catalog.yaml": { browser: "./b.yaml", node: { default: "./a.yaml" } } },
    { "./catalog.yaml": { browser: "./b.yaml" } },
    { "./*": "./metrics/*" },
    { "./*.yaml": "./metrics/*.yaml", "./cat*": "./other/*" },
    { "./catalog.*": "./metrics/x.*", "./*": "./y/*" },
    { "./catalog.yaml": "../outside.yaml" },
    { "./catalog.yaml": "./node_modules/x/catalog.yaml" },
    { "./catalog.yaml": {} },
    {},
    7,
  ];
  const files = ["a.yaml", "b.yaml", "metrics/catalog.yaml", "other/alog.yaml", "metrics/x.yaml", "y/catalog.yaml"];

  test.each(cases.map((exports) => [JSON.stringify(exports), exports] as const))(
    "%s is read as Node reads it",
    (_, exports) => {
      const manifest = JSON.stringify({ name: "it", exports });
      const folder = npmWorkspace(
        { it: { "package.json": manifest, ...Object.fromEntries(files.map((file) => [file, ""])) } },
        {},
      );
      const inNode = () => createRequire(join(folder, "x.js")).resolve("it/catalog.yaml");
      const ours = exportedFile(exports, "./catalog.yaml");
      if (ours === undefined) expect(inNode).toThrow();
      else expect(inNode()).toBe(join(folder, "node_modules/it", ours));
    },
  );
});
