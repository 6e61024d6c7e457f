import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { commands } from "../../../../generator/cli/program/commands.js";
import { temporaryFolder } from "../../temporary-folder.js";
import { shop } from "../catalogs.js";
import { meterbook } from "../meterbook.js";
import { repository } from "../repository.js";

const bare = '{\n  "name": "shop"\n}\n';

function read(folder: string, path: string): string {
  return readFileSync(join(folder, path), "utf8");
}

async function outputAfterInit(files: Readonly<Record<string, string>>, ...words: readonly string[]) {
  const folder = temporaryFolder({ "package.json": bare, ...files });
  const { code, err } = await meterbook(folder, ["init", ...words]);
  expect([code, err.replace(/^note: .*\n/gm, "")]).toEqual([0, ""]);
  const file = words[words.indexOf("--catalog") + 1] ?? "";
  const catalog = read(folder, words.includes("--catalog") ? file : "catalog.yaml");
  const attributes = read(folder, ".gitattributes");
  return [/output: "?([^"#]*?)"? #/.exec(catalog)?.[1], attributes.split(" text eol=lf")[0], err];
}

describe("generated files go where the compiler looks for sources", () => {
  test.each<[string, Readonly<Record<string, string>>, string]>([
    ["rootDir", { "tsconfig.json": '{ "compilerOptions": { "rootDir": "./src/" } }' }, "src/generated"],
    ["rootDir of the project", { "tsconfig.json": '{ "compilerOptions": { "rootDir": "." } }' }, "generated"],
    ["rootDir above the project", { "tsconfig.json": '{ "compilerOptions": { "rootDir": "../../" } }' }, "generated"],
    ["one folder of include", { "tsconfig.json": '{ "include": ["lib/**/*.ts"] }' }, "lib/generated"],
    ["a name of a folder", { "tsconfig.json": '{ "include": ["./app"] }' }, "app/generated"],
    ["two folders below src", { "tsconfig.json": '{ "include": ["src/web", "src/api/**/*"] }' }, "src/generated"],
    ["several folders", { "tsconfig.json": '{ "include": ["test", "src/**/*"] }' }, "src/generated"],
    ["several folders without src", { "tsconfig.json": '{ "include": ["lib", "test"] }' }, "lib/generated"],
    ["everything", { "tsconfig.json": '{ "include": ["src", "*.ts"] }' }, "generated"],
    ["a list of files", { "tsconfig.json": '{ "files": ["source/main.mts"] }' }, "source/generated"],
    ["nothing", { "tsconfig.json": "{}" }, "generated"],
    [
      "what it extends",
      {
        "tsconfig.json": '{ "extends": "./etc/base.json" }',
        "etc/base.json": '{ "compilerOptions": { "rootDir": "../code" }, "include": ["../code"] }',
      },
      "code/generated",
    ],
    [
      "the first project that it refers to",
      {
        "tsconfig.json": '{ "files": [], "references": [{ "path": "./tsconfig.app.json" }, { "path": "./other" }] }',
        "tsconfig.app.json": '{ "compilerOptions": { "allowImportingTsExtensions": true }, "include": ["src"] }',
      },
      "src/generated",
    ],
  ])("by %s", async (_what, files, wanted) => {
    expect(await outputAfterInit(files)).toEqual([wanted, `${wanted}/**`, expect.any(String)]);
  });

  test("a catalog in the folder of the sources has them beside it", async () => {
    const files = { "tsconfig.json": '{ "include": ["src"] }' };
    const [output, attributes] = await outputAfterInit(files, "--catalog", "src/metrics/catalog.yaml");
    expect([output, attributes]).toEqual(["generated", "src/metrics/generated/**"]);
    const other = await outputAfterInit(files, "--catalog", "src/catalog.yaml");
    expect(other.slice(0, 2)).toEqual(["generated", "src/generated/**"]);
  });

  test("a catalog in another folder is reported with the place that has both", async () => {
    const files = { "tsconfig.json": '{ "include": ["src"] }' };
    const [output, , err] = await outputAfterInit(files, "--catalog", "metrics/catalog.yaml");
    expect(output).toBe("generated");
    expect(err).toContain('looks for sources in "src"');
    expect(err).toContain("`--catalog src/catalog.yaml` puts both there\n");
  });

  test("--output decides, with or without what a path may begin and end with", async () => {
    const files = { "tsconfig.json": '{ "include": ["src"] }' };
    const wanted = ["src/my metrics", '"src/my metrics/**"', expect.any(String)];
    expect(await outputAfterInit(files, "--output", "./src/my metrics/")).toEqual(wanted);
  });

  test.each(["../out", "/out", "node_modules/x"])("--output %s is rejected as in a catalog", async (output) => {
    const folder = temporaryFolder({ "package.json": bare });
    const { code, err } = await meterbook(folder, ["init", "--output", output]);
    expect(code).toBe(2);
    expect(err).toContain(`"${output}"`);
  });
});

describe("a catalog that is there", () => {
  const own = `${shop}\ngenerate:\n  output: src/[gen]\n`;

  test("decides which files keep their line ends, on each run", async () => {
    const folder = temporaryFolder({ "package.json": bare, "catalog.yaml": own });
    await meterbook(folder, ["init"]);
    const lines = "src/\\[gen\\]/** text eol=lf linguist-generated\n";
    expect(read(folder, ".gitattributes")).toBe(lines);
    expect((await meterbook(folder, ["init"])).out).toContain("unchanged: everything is set up\n");
    writeFileSync(join(folder, "catalog.yaml"), own.replace("src/[gen]", "lib"));
    await meterbook(folder, ["init"]);
    expect(read(folder, ".gitattributes")).toBe(`${lines}lib/** text eol=lf linguist-generated\n`);
  });

  test("decides so with findings elsewhere, too", async () => {
    const folder = temporaryFolder({ "package.json": bare, "catalog.yaml": `${own}unknown: key\n` });
    await meterbook(folder, ["init"]);
    expect(read(folder, ".gitattributes")).toContain("src/\\[gen\\]/** ");
  });

  test("keeps its output, and another --output is rejected with the place to change it", async () => {
    const folder = temporaryFolder({ "package.json": bare, "catalog.yaml": own });
    expect((await meterbook(folder, ["init", "--output", "src/[gen]/"])).code).toBe(0);
    expect(await meterbook(folder, ["init", "--output", "lib"])).toMatchObject({
      code: 2,
      err: 'error: catalog.yaml is there already, and names "src/[gen]"\n  = help: change `output` under `generate:` there\n',
    });
  });
});

describe("metrics that a program records by itself are found", () => {
  const client = 'import { Counter } from "prom-client";\n';
  const raw = "export const orders = meter\n  .createCounter('orders');\n";

  test.each<[string, Readonly<Record<string, string>>, string, string | null]>([
    [
      "prom-client",
      { "src/a/metrics.ts": client },
      '"prom-client": "15"',
      "src/a/metrics.ts records metrics through p",
    ],
    [
      "its require",
      { "m.cjs": 'require("prom-client")' },
      '"prom-client": "15"',
      "m.cjs records metrics through prom-cl",
    ],
    [
      "OpenTelemetry",
      { "src/m.ts": raw },
      '"@opentelemetry/api": "1"',
      "src/m.ts records metrics through OpenTelemetry",
    ],
    ["nothing", { "src/m.ts": "export {};\n" }, '"@opentelemetry/api": "1"', null],
    ["code of others", { "node_modules/x/m.js": raw, "dist/m.js": raw }, '"@opentelemetry/api": "1"', null],
    ["a name alone", { "src/m.ts": raw }, '"other": "1"', null],
  ])("%s", async (_what, files, dependency, said) => {
    const manifest = `{ "dependencies": { ${dependency} } }`;
    const { err } = await meterbook(temporaryFolder({ "package.json": manifest, ...files }), ["init"]);
    if (said === null) return expect(err).not.toContain("records metrics through");
    expect(err).toContain(`note: ${said}`);
    const hasImport = commands.some(({ name }) => name === "import");
    expect(err.includes("`npx meterbook import --help` shows how")).toBe(hasImport);
    expect(err.includes("docs/migrating.md shows how")).toBe(!hasImport);
  });
});

describe("the package manager is that of the workspace", () => {
  const modern = "__metadata:\n  version: 8\n";
  test.each<[string, Readonly<Record<string, string>>, string]>([
    ["npm", { "package-lock.json": "{}" }, "npm install --save-dev meterbook"],
    ["pnpm", { "pnpm-lock.yaml": "" }, "pnpm add --save-dev meterbook"],
    ["pnpm, before it installed anything", { "pnpm-workspace.yaml": "" }, "pnpm add --save-dev meterbook"],
    ["Yarn", { "yarn.lock": modern }, "yarn add --dev meterbook"],
    ["Yarn 1", { "yarn.lock": "# yarn lockfile v1\n" }, "yarn add --dev meterbook"],
    ["Bun", { "bun.lock": "{}" }, "bun add --dev meterbook"],
    ["a field of package.json", { "package.json": '\ufeff{ "packageManager": "pnpm@10.1.0" }' }, "pnpm add --save-dev"],
    ["a broken package.json", { "package.json": "{", "bun.lock": "" }, "bun add --dev meterbook"],
    ["one whose commands are not known", { "deno.lock": "{}" }, "npm install --save-dev meterbook"],
  ])("%s, seen from a package of it", async (_what, files, wanted) => {
    const { folder } = repository();
    mkdirSync(join(folder, "packages/shop"), { recursive: true });
    for (const [path, text] of Object.entries({ ...files, "packages/shop/package.json": bare }))
      writeFileSync(join(folder, path), text);
    const { out, err } = await meterbook(join(folder, "packages/shop"), ["init"]);
    expect(out).toContain(`Next:\n  ${wanted}`);
    expect(err.includes("the commands are those of npm: give them to deno")).toBe("deno.lock" in files);
  });

  test("what lies above the repository counts for nothing", async () => {
    const folder = temporaryFolder({ "yarn.lock": "", "inner/.git/HEAD": "ref: refs/heads/main\n" });
    mkdirSync(join(folder, "inner/.git/objects"));
    mkdirSync(join(folder, "inner/.git/refs"));
    expect((await meterbook(join(folder, "inner"), ["init"])).out).toContain("npm install --save-dev meterbook");
  });

  test.each([
    ["pnpm/12.1.0 npm/? node/v22.15.0 linux x64", "pnpm add --save-dev"],
    ["yarn/4.18.1 npm/? node/v22.15.0 linux x64", "yarn add --dev"],
    ["npm/11.0.0 node/v22.15.0 linux x64", "npm install --save-dev"],
    ["own/1.0", "npm install --save-dev"],
  ])("where nothing names one it is the one that runs this: %s", async (userAgent, wanted) => {
    const { out } = await meterbook(temporaryFolder(), ["init"], { variables: { npm_config_user_agent: userAgent } });
    expect(out).toContain(`Next:\n  ${wanted} meterbook\n`);
  });

  test("the root of a workspace has to be named as such", async () => {
    const inRoot = async (files: Readonly<Record<string, string>>) =>
      (await meterbook(temporaryFolder(files), ["init"])).out;
    expect(await inRoot({ "pnpm-workspace.yaml": "packages: [a]" })).toContain(
      "add --save-dev --workspace-root meterbook\n",
    );
    const classic = { "yarn.lock": "", "package.json": '{ "workspaces": ["a"] }' };
    expect(await inRoot(classic)).toContain("  yarn add --ignore-workspace-root-check @meterbook/runtime ");
  });
});

test("the versions are those that go with the Node, or with the API that is there", async () => {
  const line = async (node: string, files: Readonly<Record<string, string>> = {}) => {
    const { out } = await meterbook(temporaryFolder(files), ["init"], { host: { node } });
    return /@meterbook\/runtime(.*)/.exec(out)?.[1];
  };
  const older = " @opentelemetry/api@1.9 @opentelemetry/sdk-metrics@2.12 zod@4";
  const newer = " @opentelemetry/api@1.10 @opentelemetry/sdk-metrics@3.1 zod@4";
  const versions = ["20.19.0", "22.14.9", "22.15.0", "24.0.0", "26.1.0"];
  expect(await Promise.all(versions.map((node) => line(node)))).toEqual([older, older, newer, newer, newer]);
  const installed = (version: string) => ({
    "node_modules/@opentelemetry/api/package.json": `{ "version": "${version}" }`,
  });
  expect(await line("24.0.0", installed("1.9.1"))).toBe(older);
  expect(await line("20.19.0", installed("1.10.0"))).toBe(newer);
});

test("a project that has zod is not asked to install it, and one with an old zod gets no validators", async () => {
  const inProject = async (range: string) => {
    const folder = temporaryFolder({ "package.json": `{ "dependencies": { "zod": "${range}" } }` });
    const { out, err } = await meterbook(folder, ["init"]);
    await meterbook(folder, ["generate"]);
    return { out, err, files: readdirSync(join(folder, "generated")) };
  };
  const [newer, older] = [await inProject("^4.0.0"), await inProject("^3.25.0")];
  expect([newer.out.includes(" zod@"), newer.err.includes("zod")]).toEqual([false, false]);
  expect(newer.files).toContain("validators.js");
  expect(older.err).toContain("note: package.json asks for zod ^3.25.0: validators need zod 4, and are left out\n");
  expect(older.files).not.toContain("validators.js");
});

test("whoever has no catalog yet is sent to it, and whoever misspelt one is not", async () => {
  const help = async (files: Readonly<Record<string, string>>) => (await meterbook(temporaryFolder(files), [])).err;
  expect(await help({})).toContain("or run `meterbook init`, which writes a first one\n");
  const near = await help({ "catalogue.yaml": shop });
  expect([near.includes('did you mean "catalogue.yaml"?'), near.includes("init")]).toEqual([true, false]);
});
