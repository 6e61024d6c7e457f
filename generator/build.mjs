// Bundles the command line into `dist`, with the packages that package.json has under `devDependencies`; those under
// `dependencies` are installed beside it. What is imported lazily stays a file of its own.
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
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
  plugins: [templatesForEsbuild],
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

/** What checks patterns, a file of its own: only catalogs with patterns load it. Gives the files that it is made of. */
async function bundleRecheck() {
  const { metafile } = await build({
    ...common,
    absWorkingDir: home,
    entryPoints: [{ in: "recheck/lib/browser.js", out: "recheck" }],
    format: "cjs",
    minify: true,
    outExtension: { ".js": ".cjs" },
    outdir: "dist",
    metafile: true,
  });
  return Object.keys(metafile.inputs);
}

async function bundle() {
  const { dependencies } = JSON.parse(readFileSync(join(home, "package.json"), "utf8"));
  const { metafile } = await build({
    ...common,
    absWorkingDir: home,
    entryPoints: ["main.ts"],
    splitting: true,
    outdir: "dist",
    external: [...common.external, ...Object.keys(dependencies)],
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
  writeFileSync(join(dist, "licenses.txt"), licensesOf([...(await bundle()), ...(await bundleRecheck())]));
}
