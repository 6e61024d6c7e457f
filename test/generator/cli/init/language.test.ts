import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { temporaryFolder } from "../../temporary-folder.js";
import { meterbook } from "../meterbook.js";

const root = fileURLToPath(new URL("../../../..", import.meta.url));

/** The first lines of a program that `init` prints. */
function programIn(out: string): string {
  return (out.split(/^Then, .*:\n/m)[1] ?? "").replaceAll(/^ {2}/gm, "");
}

function read(folder: string, path: string): string {
  return readFileSync(join(folder, path), "utf8");
}

describe("a project without TypeScript gets JavaScript", () => {
  const required = /^ {2}const \{ createRecorders \} = require\("\.\/generated\/recorders\.js"\);$/m;
  const imported = /^ {2}import \{ createRecorders \} from "\.\/generated\/recorders\.js";$/m;

  test.each([
    ["of ECMAScript modules", '{ "type": "module" }', "esm", imported],
    ["of CommonJS", '{ "type": "commonjs" }', "commonjs", required],
    ["that does not say what its files are", "{}", "commonjs", required],
    ["that Vite bundles", '{ "devDependencies": { "vite": "7" } }', "esm", imported],
  ])("%s: %s", async (_what, manifest, modules, first) => {
    const folder = temporaryFolder({ "package.json": manifest, "main.js": "" });
    const { out } = await meterbook(folder, ["init"]);
    expect(read(folder, "catalog.yaml")).toContain(`  language: javascript # `);
    expect(read(folder, "catalog.yaml")).toContain(`  modules: ${modules} # `);
    expect(out).toMatch(first);
    await meterbook(folder, ["generate"]);
    expect(readdirSync(join(folder, "generated")).filter((name) => /\.[jt]s$/.test(name))).toEqual([
      "recorders.d.ts",
      "recorders.js",
      "validators.d.ts",
      "validators.js",
    ]);
  });

  test.each(['{ "type": "module" }', '{ "type": "commonjs" }'])(
    "the lines that it prints run: %s",
    async (manifest) => {
      const folder = temporaryFolder({ "package.json": manifest });
      const { out } = await meterbook(folder, ["init"]);
      await meterbook(folder, ["generate"]);
      symlinkSync(join(root, "node_modules"), join(folder, "node_modules"));
      writeFileSync(join(folder, "main.js"), `${programIn(out)}console.log(typeof record.jobStarted);\n`);
      expect(execFileSync(process.execPath, ["main.js"], { cwd: folder, encoding: "utf8" })).toBe("function\n");
    },
  );

  test.each<[string, Readonly<Record<string, string>>]>([
    ["a tsconfig.json", { "tsconfig.json": "{}" }],
    ["a tsconfig of another name", { "tsconfig.build.json": "{}" }],
    ["the compiler as a dependency", { "package.json": '{ "devDependencies": { "typescript": "5" } }' }],
    ["what runs TypeScript as it is", { "package.json": '{ "devDependencies": { "tsx": "4" } }' }],
    ["a file of TypeScript", { "src/main.mts": "" }],
    ["a component", { "src/App.tsx": "" }],
  ])("and one with %s gets TypeScript", async (_what, files) => {
    const folder = temporaryFolder({ "package.json": "{}", ...files });
    await meterbook(folder, ["init"]);
    expect(read(folder, "catalog.yaml")).not.toContain("language:");
  });

  test("declarations alone are no TypeScript", async () => {
    const folder = temporaryFolder({ "package.json": "{}", "types/global.d.ts": "" });
    await meterbook(folder, ["init"]);
    expect(read(folder, "catalog.yaml")).toContain("language: javascript");
  });

  test.each([
    ["nothing yet", {}, false],
    ["files of JavaScript", { "main.js": "" }, true],
    ["settings in JavaScript only", { "eslint.config.js": "" }, false],
  ])("in a workspace whose root has the compiler, a package with %s", async (_what, files, isJavaScript) => {
    const folder = temporaryFolder({
      "package.json": '{ "workspaces": ["packages/*"], "devDependencies": { "typescript": "5" } }',
      "packages/shop/package.json": "{}",
      ...Object.fromEntries(Object.entries(files).map(([name, text]) => [`packages/shop/${name}`, text])),
    });
    const shop = join(folder, "packages/shop");
    await meterbook(shop, ["init"]);
    expect(read(shop, "catalog.yaml").includes("language: javascript")).toBe(isJavaScript);
  });
});
