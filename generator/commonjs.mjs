// The same modules as CommonJS, for programs and test runners that load nothing else, into `dist/cjs` of each package. Both
// kinds may be loaded into one process: what they share stands on objects of both, under symbols of the registry.
import { copyFile, mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build, transform } from "esbuild";

const packages = ["runtime", "telemetry", "feedback"];
const kind = { type: "commonjs", sideEffects: false };

/** What the file's own address is called in a module that has no `import.meta`. */
const address = "moduleAddress";
const addressOf = `const ${address} = require("node:url").pathToFileURL(__filename).href;`;

/** Published as ES modules only: a copy goes along, as not every test runner can require those. */
const bundled = { telemetry: ["toml-eslint-parser"] };

async function toCommonJs(text, depth, copies) {
  // The `try` around it has to stay one: bundlers go on without what is in one and cannot be found.
  const direct = text.replace(/\bawait import\("@/g, 'await require("@');
  const own = copies.reduce((all, name) => all.replaceAll(`"${name}"`, `"${depth}${name}.js"`), direct);
  const { code } = await transform(own, {
    format: "cjs",
    platform: "node",
    target: "es2022",
    define: { "import.meta.url": address },
    // Test runners have no dynamic import in CommonJS.
    supported: { "dynamic-import": false },
    ...(text.includes("import.meta.url") && { banner: addressOf }),
  });
  return code;
}

async function convert(name) {
  const dist = fileURLToPath(new URL(`../src/${name}/dist`, import.meta.url));
  const target = join(dist, "cjs");
  const copies = bundled[name] ?? [];
  const paths = await readdir(dist, { recursive: true });
  for (const path of paths.filter((each) => /\.(?:js|d\.ts)$/.test(each) && !each.startsWith("cjs"))) {
    await mkdir(dirname(join(target, path)), { recursive: true });
    if (path.endsWith(".d.ts")) await copyFile(join(dist, path), join(target, path));
    else {
      const depth = path.includes("/") ? "../".repeat(path.split("/").length - 1) : "./";
      await writeFile(join(target, path), await toCommonJs(await readFile(join(dist, path), "utf8"), depth, copies));
    }
  }
  await writeFile(join(target, "package.json"), `${JSON.stringify(kind)}\n`);
  for (const copy of copies) await bundle(copy, target);
}

async function bundle(name, target) {
  await build({
    stdin: { contents: `export * from "${name}";`, resolveDir: dirname(target) },
    bundle: true,
    format: "cjs",
    platform: "node",
    target: "es2022",
    outfile: join(target, `${name}.js`),
    logLevel: "warning",
  });
  const folder = fileURLToPath(new URL(`../node_modules/${name}`, import.meta.url));
  await copyFile(join(folder, "LICENSE"), join(target, `${name}.LICENSE`));
}

for (const name of packages) await convert(name);
