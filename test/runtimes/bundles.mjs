// The suite in one file for each host, with the runtime as it is published.
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const root = fileURLToPath(new URL("../..", import.meta.url));

/** Where other runtimes are installed. */
export const cache = join(root, "node_modules/.cache/runtimes");
export const folder = join(cache, "suite");

/** The runtime as it is published, with the names of its fields made short. */
const fromPackage = {
  name: "from-package",
  setup({ onResolve }) {
    onResolve({ filter: /\/src\/runtime\/\w+\.js$/ }, ({ path }) => ({
      path: join(root, "src/runtime/dist", path.replace(/^.*\//, "")),
    }));
  },
};

export async function bundle(name, platform = "browser") {
  const outfile = join(folder, `${name}.mjs`);
  const forNode = {
    banner: { js: 'import { createRequire } from "node:module"; const require = createRequire(import.meta.url);' },
  };
  await build({
    entryPoints: [fileURLToPath(new URL(`${name}.ts`, import.meta.url))],
    outfile,
    bundle: true,
    format: "esm",
    platform,
    target: "es2022",
    plugins: [fromPackage],
    logLevel: "warning",
    ...(platform === "node" && forNode),
  });
  return outfile;
}

export function write(name, text) {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, name), text);
  return join(folder, name);
}
