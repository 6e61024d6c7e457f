// The differential test on SDK 3.x with API 1.10, in a folder of its own, with the runtime as it would be published:
// `npm run build && node test/runtime/sdk3/run.mjs`. METERBOOK_SEQUENCES says how many sequences.
import { execFileSync } from "node:child_process";
import { copyFileSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const root = fileURLToPath(new URL("../../..", import.meta.url));
const here = fileURLToPath(new URL(".", import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "meterbook-sdk3-"));

/** The sources under test are taken from the package, everything else of the test is bundled. */
const fromPackage = {
  name: "from-package",
  setup({ onResolve }) {
    onResolve({ filter: /\/src\/runtime\/\w+\.js$/ }, ({ path }) => {
      return {
        path: path.replace(/^.*\/src\/runtime\/(\w+)\.js$/, "@meterbook/runtime/$1").replace(/\/index$/, ""),
        external: true,
      };
    });
  },
};

try {
  const pack = ["pack", "--json", "--pack-destination", folder, "-w", "src/runtime"];
  const [{ filename }] = JSON.parse(execFileSync("npm", pack, { cwd: root, encoding: "utf8" }));
  copyFileSync(join(here, "package.json"), join(folder, "package.json"));
  const install = ["install", "--no-audit", "--no-fund", "--ignore-scripts", "--loglevel", "error", `./${filename}`];
  execFileSync("npm", install, { cwd: folder, stdio: "inherit" });
  await build({
    entryPoints: [join(here, "main.ts")],
    outfile: join(folder, "main.js"),
    bundle: true,
    platform: "node",
    format: "esm",
    external: ["@opentelemetry/*", "@meterbook/*", "fast-check"],
    plugins: [fromPackage],
  });
  execFileSync(process.execPath, ["main.js"], { cwd: folder, stdio: "inherit" });
} catch (error) {
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}
