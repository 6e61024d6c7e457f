// Bundles the command line into `dist`, with the packages that package.json has under `devDependencies`; those under
// `dependencies` and `peerDependencies` are installed beside it. CommonJS, in few files, which Node finds and loads faster than many modules.
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { rolldown } from "rolldown";
import { apart, apartEntries, chunks } from "./chunks.mjs";
import { page } from "./page-bundle.mjs";
import { shape } from "./shape.mjs";
import { templates } from "./templates.mjs";

const home = fileURLToPath(new URL(".", import.meta.url));

/** What all bundles share. Not minified, for stacks that can be read. */
const common = {
  cwd: home,
  platform: "node",
  // What such files are required by stays as it is written.
  makeAbsoluteExternalsRelative: false,
  tsconfig: false,
  // jsonc-parser: its other entry finds its own files by names that no bundler sees.
  resolve: { mainFields: ["module", "main"] },
  plugins: [shape, templates, page],
  // What one command loads late, another one needs at once.
  checks: { ineffectiveDynamicImport: false },
  onwarn: (warning) => {
    throw new Error(warning.message);
  },
};
// Of handlebars, for maps of templates, which it does without.
const never = ["source-map"];
const transform = (define = {}) => ({ target: "node20.19", typescript: { onlyRemoveTypeImports: true }, define });
const inDist = { dir: join(home, "dist"), format: "cjs", entryFileNames: "[name].cjs", chunkFileNames: "[name].cjs" };

/** All code that turns a catalog into artifacts, that of packages included, in a folder of sources. */
export async function emittingCode(folder) {
  const options = { ...common, cwd: folder, input: "pipeline.ts", external: never, transform: transform() };
  const bundle = await rolldown(options);
  // Names of files would differ between installations.
  const { output } = await bundle.generate({ format: "cjs", minify: true, comments: false, codeSplitting: false });
  return output[0].code;
}

function fingerprintOf(code) {
  return createHash("sha256").update(code).digest("hex");
}

/** Writes a bundle. Gives the modules that it is made of. */
async function write(options, output = {}) {
  const bundle = await rolldown({ ...common, ...options });
  const { output: files } = await bundle.write({ ...inDist, ...output });
  return files.flatMap(({ moduleIds = [] }) => moduleIds);
}

async function bundle() {
  const { dependencies, peerDependencies } = JSON.parse(readFileSync(join(home, "package.json"), "utf8"));
  const define = {
    METERBOOK_FINGERPRINT: JSON.stringify(fingerprintOf(await emittingCode(home))),
    METERBOOK_RECHECK: JSON.stringify("./recheck.cjs"),
  };
  const installed = Object.keys({ ...dependencies, ...peerDependencies });
  return write(
    {
      input: { main: "main.ts", testing: "testing/entry.ts", ...apartEntries },
      external: [...never, ...installed, ...Object.keys(apartEntries).map((name) => `./${name}.cjs`)],
      plugins: [apart, ...common.plugins],
      transform: transform(define),
    },
    { codeSplitting: { groups: chunks } },
  );
}

/** What a program loads before itself, one file, which Jest takes, too. */
function bundleObserve() {
  return write({ input: { observe: "observe/observe.ts" }, transform: transform() });
}

/** What loads the command line where Node keeps nothing of what it compiles. */
function bundleOlderNode() {
  return write({ input: { "older-node": "older-node/entry.ts" }, transform: transform() });
}

/** What checks patterns: large, and nobody reads its stacks. */
function bundleRecheck() {
  return write({ input: { recheck: "recheck/lib/browser.js" }, transform: transform() }, { minify: true });
}

/** The licenses of the bundled packages, as these ask for. */
function licensesOf(modules) {
  const folders = new Set(modules.flatMap((path) => /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(path) ?? []));
  const texts = [...folders].sort().map((folder) => {
    const { name, version, license } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
    const file = readdirSync(folder).find((each) => /^licen[cs]e/i.test(each));
    const text = file === undefined ? "" : `\n${readFileSync(join(folder, file), "utf8").trim()}\n`;
    return `${name} ${version} (${license})\n${text}`;
  });
  return `Packages that are part of this one, with their licenses.\n\n${texts.join(`\n${"-".repeat(80)}\n\n`)}`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const dist = join(home, "dist");
  if (existsSync(dist)) rmSync(dist, { recursive: true });
  const bundles = [await bundle(), await bundleOlderNode(), await bundleObserve(), await bundleRecheck()];
  writeFileSync(join(dist, "licenses.txt"), licensesOf(bundles.flat()));
}
