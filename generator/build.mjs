// Bundles the command line into `dist`, with the packages that package.json has under `devDependencies`; those under
// `dependencies` and `peerDependencies` are installed beside it. What is imported lazily stays a file of its own.
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { pageForEsbuild } from "./page-bundle.mjs";
import { shapeForEsbuild } from "./shape.mjs";
import { templatesForEsbuild } from "./templates.mjs";

const home = fileURLToPath(new URL(".", import.meta.url));

const common = {
  bundle: true,
  format: "esm",
  platform: "node",
  target: "node20.19",
  tsconfigRaw: { compilerOptions: { verbatimModuleSyntax: true } },
  // jsonc-parser: its other entry finds its own files by names that no bundler sees.
  mainFields: ["module", "main"],
  // Of handlebars, for maps of templates, which it does without.
  external: ["source-map"],
  plugins: [shapeForEsbuild, templatesForEsbuild, pageForEsbuild],
  logLevel: "warning",
};

/** All code that turns a catalog into artifacts, that of packages included, in a folder of sources. */
export async function emittingCode(folder) {
  const { outputFiles } = await build({
    ...common,
    absWorkingDir: folder,
    entryPoints: ["pipeline.ts"],
    // Names of files would differ between installations.
    minify: true,
    legalComments: "none",
    write: false,
  });
  return outputFiles[0].text;
}

function fingerprintOf(code) {
  return createHash("sha256").update(code).digest("hex");
}

/**
 * Modules that few runs need and that take long to load, by how they are imported: each becomes a file of its own, which is
 * loaded when its function is called.
 */
const apart = [
  { imported: /^string-width$/, entry: "string-width", name: "string-width", exported: "default" },
  {
    imported: /\/explain-shape\.js$/,
    entry: "document/explain/explain-shape.ts",
    name: "explain-shape",
    exported: "explainShape",
  },
  {
    imported: /\/read-package\.js$/,
    entry: "document/yaml/read-package.ts",
    name: "read-package",
    exported: "readByPackage",
  },
];

const loadedOnCall = {
  name: "apart",
  setup({ onResolve, onLoad }) {
    for (const { imported, name, exported } of apart) {
      onResolve({ filter: imported }, () => ({ path: name, namespace: name }));
      const call = `(...given) => require("./${name}.cjs").${exported}(...given)`;
      const contents = exported === "default" ? `export default ${call};` : `export const ${exported} = ${call};`;
      onLoad({ filter: /.*/, namespace: name }, () => ({ contents }));
    }
  },
};

/** The files of such modules, and what checks patterns. Gives the files that they are made of. */
async function bundleApart() {
  const { metafile } = await build({
    ...common,
    absWorkingDir: home,
    entryPoints: [
      { in: "recheck/lib/browser.js", out: "recheck" },
      ...apart.map(({ entry, name }) => ({ in: entry, out: name })),
    ],
    format: "cjs",
    minify: true,
    outExtension: { ".js": ".cjs" },
    outdir: "dist",
    metafile: true,
  });
  return Object.keys(metafile.inputs);
}

/** What a program loads before itself: CommonJS, as Jest takes it, too. */
async function bundleObserve() {
  const { metafile } = await build({
    ...common,
    absWorkingDir: home,
    entryPoints: ["observe/observe.ts"],
    format: "cjs",
    outfile: "dist/observe.cjs",
    metafile: true,
  });
  return Object.keys(metafile.inputs);
}

async function bundle() {
  const { dependencies, peerDependencies } = JSON.parse(readFileSync(join(home, "package.json"), "utf8"));
  const { metafile } = await build({
    ...common,
    absWorkingDir: home,
    entryPoints: { main: "main.ts", testing: "testing/entry.ts" },
    splitting: true,
    outdir: "dist",
    external: [
      ...common.external,
      ...Object.keys({ ...dependencies, ...peerDependencies }),
      ...apart.map(({ name }) => `./${name}.cjs`),
    ],
    plugins: [loadedOnCall, ...common.plugins],
    // Packages that are CommonJS require modules of Node.
    banner: {
      js: 'import { createRequire as requireFrom } from "node:module";\nconst require = requireFrom(import.meta.url);',
    },
    define: {
      METERBOOK_FINGERPRINT: JSON.stringify(fingerprintOf(await emittingCode(home))),
      METERBOOK_RECHECK: JSON.stringify("./recheck.cjs"),
    },
    metafile: true,
  });
  return Object.keys(metafile.inputs);
}

/** The licenses of the bundled packages, as these ask for. */
function licensesOf(inputs) {
  const folders = new Set(inputs.flatMap((path) => /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(path) ?? []));
  const texts = [...folders].sort().map((folder) => {
    const path = join(home, folder);
    const { name, version, license } = JSON.parse(readFileSync(join(path, "package.json"), "utf8"));
    const file = readdirSync(path).find((each) => /^licen[cs]e/i.test(each));
    const text = file === undefined ? "" : `\n${readFileSync(join(path, file), "utf8").trim()}\n`;
    return `${name} ${version} (${license})\n${text}`;
  });
  return `Packages that are part of this one, with their licenses.\n\n${texts.join(`\n${"-".repeat(80)}\n\n`)}`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const dist = join(home, "dist");
  if (existsSync(dist)) rmSync(dist, { recursive: true });
  writeFileSync(
    join(dist, "licenses.txt"),
    licensesOf([...(await bundle()), ...(await bundleObserve()), ...(await bundleApart())]),
  );
}
