import { execFileSync } from "node:child_process";
import { readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { catalogJsonSchemaText } from "../generator/document/json-schema.js";
import { temporaryFolder } from "./generator/temporary-folder.js";

const root = fileURLToPath(new URL("..", import.meta.url));
const readme = readFileSync(join(root, "README.md"), "utf8");

const examples = Array.from(
  readme.matchAll(/(?:<!-- catalog: (?<catalog>\S+) -->\n)?```ts\n(?<code>[\s\S]*?)```/g),
  ({ groups }) => ({ catalog: groups?.["catalog"], code: groups?.["code"] ?? "" }),
);

const options = {
  module: "nodenext",
  target: "es2022",
  strict: true,
  noEmit: true,
  skipLibCheck: true,
  types: ["node"],
};

test.each(examples.map((example, index) => ({ ...example, number: index + 1 })))(
  "example $number of the README compiles",
  (example) => {
    const folder = temporaryFolder({ "package.json": '{ "type": "module" }', "example.ts": example.code });
    writeFileSync(join(folder, "tsconfig.json"), JSON.stringify({ compilerOptions: options, files: ["example.ts"] }));
    const generated = example.catalog === undefined ? "generated" : `${example.catalog}/expected`;
    symlinkSync(join(root, generated), join(folder, "generated"));
    symlinkSync(join(root, "node_modules"), join(folder, "node_modules"));
    const compiler = join(root, "node_modules/typescript/bin/tsc");
    const run = () => execFileSync(process.execPath, [compiler, "-p", folder], { encoding: "utf8" });
    expect(run()).toBe("");
  },
);

test("the README has examples", () => {
  expect(examples.length).toBeGreaterThanOrEqual(5);
});

test("the JSON Schema that editors read is that of the loader", () => {
  const schema = readFileSync(join(root, "generator/catalog.schema.json"), "utf8");
  expect(schema, "run `npm run generate` and commit what it changes").toBe(catalogJsonSchemaText());
});

test("the set-up lines of the README are those that CI runs", () => {
  const workflow = readFileSync(join(root, ".github/workflows/ci.yml"), "utf8");
  const script = readFileSync(join(root, ".ci/run"), "utf8");
  expect(readme).toContain("\nnpm ci && npm run generate\n");
  expect(readme).toContain("\nnpm ci && npm test\n");
  expect(workflow).toContain("npm ci && npm test");
  expect(script).toContain("npm ci && npm test");
});
