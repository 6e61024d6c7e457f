import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { expect, test } from "vitest";

type Loaded = { readonly files: readonly string[]; readonly packages: readonly string[] };

/** What is loaded with an entry: its package's own files, and packages. */
async function loadedWith(entry: string): Promise<Loaded> {
  const entryPoints = [fileURLToPath(new URL(`../../src/${entry}`, import.meta.url))];
  const { metafile } = await build({
    entryPoints,
    bundle: true,
    write: false,
    metafile: true,
    platform: "node",
    format: "esm",
    packages: "external",
  });
  const imports = Object.values(metafile.inputs).flatMap((input) => input.imports);
  const packages = imports.filter(({ external }) => external).map(({ path }) => path);
  return { files: Object.keys(metafile.inputs), packages: [...new Set(packages)] };
}

test("the entry of feedback brings its own files, and of packages only Node's own modules", async () => {
  const { files, packages } = await loadedWith("feedback/index.ts");
  expect(files.filter((path) => !/(?:^|\/)src\/feedback\//.test(path))).toEqual([]);
  expect(packages.filter((name) => !name.startsWith("node:"))).toEqual([]);
  expect(packages).toContain("node:https");
});
