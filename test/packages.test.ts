import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { readSources } from "./architecture-sources.js";

type Target = { readonly default: string; readonly types: string };

type Manifest = {
  readonly name: string;
  readonly exports: Readonly<Record<string, string | { readonly import: Target; readonly require: Target }>>;
  readonly typesVersions?: { readonly "*": Readonly<Record<string, readonly string[]>> };
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly peerDependencies?: Readonly<Record<string, string>>;
};

const root = fileURLToPath(new URL("..", import.meta.url));

function textOf(path: string): string {
  return readFileSync(`${root}/${path}`, "utf8");
}

/** `@scope/name` or `name` of what an import names. */
function packageOf(specifier: string): string {
  return specifier
    .split("/")
    .slice(0, specifier.startsWith("@") ? 2 : 1)
    .join("/");
}

it("the top level holds what each name of it says, and nothing that a run left there", () => {
  const files = execFileSync("git", ["ls-files", "-z"], { cwd: root, encoding: "utf8" }).split("\0");
  const named = new Set(files.map((path) => path.replace(/\/.*/, "")).filter((name) => name !== ""));
  const settings = [
    ".ci",
    ".gitattributes",
    ".github",
    ".gitignore",
    "package-lock.json",
    "package.json",
    "tsconfig.json",
  ];
  const pages = ["CHANGELOG.md", "LICENSE", "README.md", "docs"];
  const sources = ["catalog.yaml", "generated", "generator", "src", "test"];
  expect([...named].sort()).toEqual([...settings, ...pages, ...sources].sort());
});

describe.each(["src/runtime", "src/telemetry", "src/feedback"])("the package in %s", (folder) => {
  const manifest: Manifest = JSON.parse(textOf(`${folder}/package.json`));
  const entries = Object.entries(manifest.exports).filter(([entry]) => entry !== "./package.json");

  it("declares exactly the packages that its sources import", () => {
    const imported = readSources([folder]).flatMap(({ imports }) => imports.map(({ target }) => target));
    const packages = imported.filter((target) => !/^(node:|src\/)/.test(target)).map(packageOf);
    const declared = Object.keys({ ...manifest.dependencies, ...manifest.peerDependencies });
    expect([...new Set(packages)].sort()).toEqual(declared.sort());
  });

  it("has a page that names all its entries", () => {
    const page = textOf(`${folder}/README.md`);
    for (const [entry] of entries) expect(page).toContain(`| \`${entry.replace(/^\./, manifest.name)}\` |`);
    expect(existsSync(`${root}/${folder}/LICENSE`)).toBe(true);
  });

  it("has a source for each of its entries", () => {
    for (const [entry, target] of entries) {
      if (typeof target === "string") throw new Error(`${entry} has one kind of module only`);
      const { default: script, types } = target.import;
      expect(existsSync(`${root}/${folder}/${script.replace(/^\.\/dist\/(.*)\.js$/, "$1.ts")}`)).toBe(true);
      expect(types).toBe(script.replace(/\.js$/, ".d.ts"));
      expect(target.require.default).toBe(script.replace("./dist/", "./dist/cjs/"));
      expect(target.require.types).toBe(types.replace("./dist/", "./dist/cjs/"));
      // TypeScript before 6 finds entries for CommonJS by this alone.
      if (entry !== ".")
        expect(manifest.typesVersions?.["*"][entry.slice("./".length)]).toEqual([target.require.types]);
    }
  });
});
