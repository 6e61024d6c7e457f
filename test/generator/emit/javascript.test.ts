import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import ts from "typescript-5.8";
import { codeOf } from "../../generated/code-of.js";
import { root } from "../../generated/compilers.js";
import { scenarios } from "../../golden-scenarios.js";
import { temporaryFolder } from "../temporary-folder.js";

/** A text without its layout and its first notice: what printers decide each in its own way. */
function bare(text: string): string {
  return text
    .replace(/^\/\/ .*$/m, "")
    .replaceAll(/^import [^;]*;/gm, (clause) => clause.replaceAll("type ", ""))
    .replace(/\s/g, "")
    .replace(/,(?=[)\]}>])/g, "")
    .replace(/(?<=[=:<(])\|/g, "")
    .replace(/[;()]/g, "");
}

const compilerOptions: ts.CompilerOptions = {
  target: ts.ScriptTarget.ES2022,
  module: ts.ModuleKind.ES2022,
  isolatedDeclarations: true,
  declaration: true,
};

function compiled(text: string): string {
  return ts.transpileModule(text, { compilerOptions }).outputText;
}

function declared(text: string): string {
  const { outputText, diagnostics } = ts.transpileDeclaration(text, { compilerOptions });
  expect(diagnostics).toEqual([]);
  return outputText.replace(/^export \{\};\n/m, "").replaceAll("export declare ", "export ");
}

describe.each(scenarios)("the code of $name as JavaScript", (scenario) => {
  const typescript = codeOf(scenario, { language: "typescript", importExtension: "js" });
  const javascript = codeOf(scenario, { language: "javascript", modules: "esm", importExtension: "js" });

  test("is a file of code and one of declarations for each of TypeScript", () => {
    const wanted = [...typescript.keys()].map((path) => path.replace(/\.ts$/, ""));
    expect([...javascript.keys()]).toEqual(wanted.flatMap((path) => [`${path}.js`, `${path}.d.ts`]));
  });

  test.each([...typescript.keys()])("%s: runs what the compiler makes of it", (path) => {
    // The compiler drops the comment with the interface that it stands at; the class of the same name needs it then.
    const text = (javascript.get(path.replace(/\.ts$/, ".js")) ?? "").replaceAll(
      /\/\*\*.*\*\/\n(?=export const \w+ = compose)/g,
      "",
    );
    expect(bare(text)).toBe(bare(compiled(typescript.get(path) ?? "")));
  });

  test.each([...typescript.keys()])("%s: declares what the compiler declares", (path) => {
    const text = javascript.get(path.replace(/\.ts$/, ".d.ts")) ?? "";
    expect(bare(text)).toBe(bare(declared(typescript.get(path) ?? "")));
  });
});

test("all of it is laid out as the formatter would, and passes the lint rules of this repository", () => {
  const files = scenarios.flatMap((scenario) =>
    (["esm", "commonjs"] as const).flatMap((modules) =>
      [...codeOf(scenario, { language: "javascript", modules })].map(([path, text]) => {
        return [`${scenario.name}/${modules}/${path}`, text] as const;
      }),
    ),
  );
  const folder = temporaryFolder(Object.fromEntries(files));
  const biome = join(root, "node_modules/@biomejs/biome/bin/biome");
  const config = `--config-path=${join(root, "test/lint")}`;
  const run = spawnSync(process.execPath, [biome, "check", config, "--max-diagnostics=20", folder], {
    encoding: "utf8",
  });
  expect({ status: run.status, out: run.status === 0 ? "" : run.stdout + run.stderr }).toEqual({ status: 0, out: "" });
});
