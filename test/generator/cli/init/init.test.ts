import { execFileSync, spawnSync } from "node:child_process";
import { chmodSync, existsSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { temporaryFolder } from "../../temporary-folder.js";
import { shop } from "../catalogs.js";
import { meterbook } from "../meterbook.js";
import { builtCommand } from "../meterbook-process.js";
import { repository, repositoryIn } from "../repository.js";

const root = fileURLToPath(new URL("../../../..", import.meta.url));
const bare = '{\n  "name": "shop",\n  "type": "module"\n}\n';

const nodeNext = '{ "compilerOptions": { "module": "nodenext" } }';

/** The first lines of a program that `init` prints. */
function programIn(out: string): string {
  return (out.split(/^Then, .*:\n/m)[1] ?? "").replaceAll(/^ {2}/gm, "");
}

function read(folder: string, path: string): string {
  return readFileSync(join(folder, path), "utf8");
}

/** Every file below a folder with its text. */
function contents(folder: string): Readonly<Record<string, string>> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return Object.fromEntries(files.map(({ parentPath, name }) => [join(parentPath, name), read(parentPath, name)]));
}

test("after it the catalog has no findings, generates, and compiles in a strict project", async () => {
  const folder = temporaryFolder({ "package.json": bare, "tsconfig.json": nodeNext });
  const { code, out } = await meterbook(folder, ["init"]);
  expect(code).toBe(0);
  expect(out).toBe(`created  catalog.yaml    two metrics to begin with, and a planned one
changed  package.json    scripts metrics and metrics:check
created  .gitattributes  line ends of the generated files

Next:
  npm install --save-dev meterbook
  npm install @meterbook/runtime @opentelemetry/api@1.9 @opentelemetry/sdk-metrics@2.12 zod@4
  npm run metrics

Then, in a program beside generated/:
  import { createRecorders } from "./generated/recorders.js";
  const record = createRecorders({ environment: "development" });
  record.jobStarted({ kind: "import" });
`);
  expect(await meterbook(folder, ["lint"])).toMatchObject({ code: 0, out: "catalog.yaml: no findings in 3 metrics\n" });
  expect((await meterbook(folder, ["generate"])).code).toBe(0);
  const program = `${programIn(out)}record.startJobDuration()({ outcome: "done" });\n`;
  writeFileSync(join(folder, "program.ts"), program);
  symlinkSync(join(root, "node_modules"), join(folder, "node_modules"));
  const strict = ["--strict", "--exactOptionalPropertyTypes", "--noUncheckedIndexedAccess", "--skipLibCheck"];
  const words = [
    "program.ts",
    "generated/validators.ts",
    "--noEmit",
    "--ignoreConfig",
    "--target",
    "es2022",
    "--module",
  ];
  const compiler = join(root, "node_modules/typescript/bin/tsc");
  execFileSync(process.execPath, [compiler, ...words, "nodenext", ...strict], { cwd: folder, encoding: "utf8" });
});

test("a second time changes nothing and says so", async () => {
  const folder = temporaryFolder({ "package.json": bare });
  await meterbook(folder, ["init"]);
  const before = contents(folder);
  const { code, out } = await meterbook(folder, ["init"]);
  expect(code).toBe(0);
  expect(out).toContain("unchanged: everything is set up\n");
  expect(out.match(/^kept /gm)).toHaveLength(3);
  expect(contents(folder)).toEqual(before);
});

test("--dry-run says what would be done and writes nothing", async () => {
  const folder = temporaryFolder({ "package.json": bare });
  const { code, out } = await meterbook(folder, ["init", "--dry-run"]);
  expect([code, contents(folder)]).toEqual([0, { [join(folder, "package.json")]: bare }]);
  expect(out).toMatch(/^would create {2}catalog\.yaml/);
  expect(out).toMatch(/^would change {2}package\.json/m);
});

test("an existing project keeps what it has", async () => {
  const files = {
    "catalog.yaml": shop,
    "package.json": '{"scripts":{"metrics":"mine"},"dependencies":{"@meterbook/runtime":"1","@opentelemetry/api":"1"}}',
    ".gitattributes": "*.png binary",
    "pnpm-lock.yaml": "",
    "tsconfig.json": "{}",
  };
  const folder = temporaryFolder(files);
  const { out, err } = await meterbook(folder, ["init"]);
  expect(read(folder, "catalog.yaml")).toBe(shop);
  expect(read(folder, ".gitattributes")).toBe("*.png binary\ngenerated/** text eol=lf linguist-generated\n");
  expect(read(folder, "package.json")).toContain(
    '"scripts":{"metrics":"mine","metrics:check":"meterbook generate --check"}',
  );
  expect(out).toMatch(/^kept {5}catalog\.yaml/);
  expect(out).toMatch(
    /Next:\n {2}pnpm add --save-dev meterbook\n {2}pnpm add zod@4\n {2}pnpm exec meterbook generate\n$/,
  );
  expect(err).toContain('note: the script "metrics" of package.json is another one, and is kept\n');
});

describe("the import extension follows the tsconfig.json", () => {
  const base = '{ "compilerOptions": { "module": "preserve" } }';
  const packages = {
    "node_modules/@acme/base/package.json": '{ "name": "@acme/base", "exports": { "./node": "./node.json" } }',
    "node_modules/@acme/base/node.json": '{ "compilerOptions": { "module": "nodenext" } }',
  };

  test.each([
    ["of another file", '{ "extends": "./base.json" }', "none"],
    ["of another file, named without an ending", '{ "extends": "./base" }', "none"],
    ["of a chain", '{ "extends": "./chain.json" }', "ts"],
    ["of a list, of which the last one counts", '{ "extends": ["./base.json", "@acme/base/node"] }', "js"],
    ["of a package", '{ "extends": "@acme/base/node" }', "js"],
    [
      "of its own, where what it extends is missing",
      '{ "extends": "@acme/absent", "compilerOptions": { "module": "preserve" } }',
      "none",
    ],
    ["of its own, where it extends itself", '{ "extends": "./tsconfig.json" }', "none"],
    ["with comments and trailing commas", '// comments\n{ "compilerOptions": { "module": "nodenext", }, }', "js"],
    ["with a byte order mark and CRLF", '\ufeff{\r\n// x\r\n"compilerOptions": { "module": "node20" } }\r\n', "js"],
    ["with .ts", '{ "compilerOptions": { "module": "nodenext", "rewriteRelativeImportExtensions": true } }', "ts"],
    ["with a module that is no text", '{ "compilerOptions": { "module": 3 } }', "none"],
    ["that is empty", "", "none"],
    ["that is no JSON", "no JSON", "js"],
    ["that lacks a comma", '{ "compilerOptions": { "module": "preserve" "target": "es2022" } }', "js"],
    ["that is a list", "[]", "js"],
  ])("%s", async (_what, text, extension) => {
    const chain = '{ "extends": "./base.json", "compilerOptions": { "allowImportingTsExtensions": true } }';
    const folder = temporaryFolder({ "tsconfig.json": text, "base.json": base, "chain.json": chain, ...packages });
    await meterbook(folder, ["init"]);
    expect(read(folder, "catalog.yaml")).toContain(`  import_extension: ${extension} #`);
  });

  test.each([
    ['{ "compilerOptions": { "target": "es2022" } }', false],
    ['{ "compilerOptions": { "module": "esnext", "moduleResolution": "classic" } }', true],
    ['{ "compilerOptions": { "module": "commonjs" } }', false],
  ])("%s is reported to see no entries of packages: %s", async (text, isBlind) => {
    const folder = temporaryFolder({ "tsconfig.json": text });
    const { err } = await meterbook(folder, ["init"]);
    expect(err.includes("the tsconfig.json cannot see entries of packages")).toBe(isBlind);
  });
});

test("without package.json it says which scripts to add", async () => {
  const folder = temporaryFolder();
  const { out, err } = await meterbook(folder, ["init", "--name", "shop"]);
  expect(err).toContain('add the scripts "metrics": "meterbook generate" and ');
  expect(out).toMatch(/ {2}npx meterbook generate\n\nThen, /);
  expect(readdirSync(folder).sort()).toEqual([".gitattributes", "catalog.yaml"]);
});

test("a repository at GitHub gets a workflow, another one the commands", async () => {
  const hosted = repository({ "package.json": bare });
  hosted.git("remote", "add", "origin", "git@github.com:acme/shop.git");
  await meterbook(hosted.folder, ["init"]);
  const workflow = read(hosted.folder, ".github/workflows/metrics.yml");
  expect(workflow).toContain("- run: npm ci\n      - run: npx meterbook generate --check --format github\n");
  const elsewhere = repository({ "package.json": bare });
  elsewhere.git("remote", "add", "origin", "https://git.example.com/github.com/shop.git");
  const { err } = await meterbook(elsewhere.folder, ["init"]);
  expect(err).toContain("in continuous integration, run `npx meterbook generate --check` and `npx meterbook lint`");
  expect(existsSync(join(elsewhere.folder, ".github"))).toBe(false);
});

test("--ci decides about the workflow, which a folder inside a repository never gets", async () => {
  const folder = temporaryFolder({ "inner/package.json": bare });
  await meterbook(folder, ["init", "--ci", "github"]);
  expect(existsSync(join(folder, ".github/workflows/metrics.yml"))).toBe(true);
  repositoryIn(folder).git("init", "--quiet");
  await meterbook(join(folder, "inner"), ["init", "--ci", "github"]);
  expect(existsSync(join(folder, "inner/.github"))).toBe(false);
  expect((await meterbook(temporaryFolder(), ["init", "--ci", "none"])).err).not.toContain("integration");
});

test("a catalog in a folder has scripts and line ends of its own", async () => {
  const folder = temporaryFolder({ "package.json": bare });
  await meterbook(folder, ["init", "--catalog", "metrics/catalog.yaml", "--prefix", ""]);
  expect(read(folder, "package.json")).toContain('"metrics": "meterbook generate --catalog metrics/catalog.yaml"');
  expect(read(folder, ".gitattributes")).toMatch(/^metrics\/generated\/\*\* /);
  expect(read(folder, "metrics/catalog.yaml")).toMatch(/\$schema=\.\.\/node_modules\/meterbook[\s\S]*prefix: "" #/);
});

test.each<[string, readonly string[], Readonly<Record<string, string>>, string]>([
  ["a package.json that is no JSON", [], { "package.json": "{" }, "the package.json is no JSON"],
  ["a name that cannot be one", ["--name", "42"], {}, 'no type name can be made of the catalog name "42"'],
  ["a catalog out of the folder", ["--catalog", "../catalog.yaml"], {}, "is no file below the current folder"],
  ["a folder where a file goes", [], { "catalog.yaml/file": "" }, '"catalog.yaml" is a folder'],
  ["a file where a folder goes", ["--ci", "github"], { ".github": "" }, '".github" is a file'],
])("%s is rejected, and nothing is written", async (_, words, files, said) => {
  const folder = temporaryFolder(files);
  const before = contents(folder);
  const { code, out, err } = await meterbook(folder, ["init", ...words]);
  expect([code, out]).toEqual([2, ""]);
  expect(err).toContain(said);
  expect(contents(folder)).toEqual(before);
});

test("a link out of the folder is rejected, and nothing is written", async () => {
  const elsewhere = temporaryFolder();
  const folder = temporaryFolder({ "package.json": bare });
  symlinkSync(elsewhere, join(folder, ".github"));
  const { code, err } = await meterbook(folder, ["init", "--ci", "github"]);
  expect(code).toBe(2);
  expect(err).toContain('cannot write ".github/workflows/metrics.yml": ".github" is a symbolic link');
  expect([readdirSync(elsewhere), readdirSync(folder).sort()]).toEqual([[], [".github", "package.json"]]);
});

/** To root nothing is forbidden but what a file system forbids that is mounted for reading only, for this process alone. */
const lockedAway = 'mount --bind "$1" "$1" && mount -o remount,ro,bind "$1" && shift && exec "$@"';

test("when a later file cannot be written, the earlier ones are as they were", (context) => {
  const folder = temporaryFolder({ "package.json": bare, ".github/workflows/ci.yml": "" });
  const workflows = join(folder, ".github/workflows");
  const before = contents(folder);
  const isRoot = process.getuid?.() === 0;
  const init = [...builtCommand(), "init", "--ci", "github"];
  const words = isRoot ? ["unshare", "--mount", "sh", "-c", lockedAway, "sh", workflows, ...init] : init;
  if (!isRoot) chmodSync(workflows, 0o555);
  const { status, stderr } = spawnSync(words[0] ?? "", words.slice(1), { cwd: folder, encoding: "utf8" });
  if (!isRoot) chmodSync(workflows, 0o755);
  context.skip(/^(?:unshare|mount):/m.test(stderr), "the machine does not let root mount a file system");
  expect(status).toBe(2);
  expect(stderr).toMatch(/permission is denied|the file system is read-only/);
  expect(contents(folder)).toEqual(before);
});
