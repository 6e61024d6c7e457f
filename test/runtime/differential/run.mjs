// The differential test on both lines of the SDK, each in a folder of its own, with the runtime as it would be published:
// `npm run test:differential [-- --sdks=2,3 --sequences=10000]`.
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const root = fileURLToPath(new URL("../../..", import.meta.url));
const option = (name, usual) => process.argv.find((each) => each.startsWith(`--${name}=`))?.split("=")[1] ?? usual;
const sequences = option("sequences", "10000");

/** What resolves together. */
const packages = {
  2: ["api@1.9.1", "context-async-hooks@^2.12.0", "sdk-logs@0.223.0", "sdk-metrics@^2.12.0", "sdk-trace@^2.12.0"],
  3: ["api@^1.10.0", "context-async-hooks@^3.1.0", "sdk-logs@^3.1.0", "sdk-metrics@^3.1.0", "sdk-trace@^3.1.0"],
};

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

async function play(sdk) {
  const folder = mkdtempSync(join(tmpdir(), `meterbook-sdk${sdk}-`));
  try {
    writeFileSync(join(folder, "package.json"), '{ "private": true, "type": "module" }');
    const pack = ["pack", "--json", "--pack-destination", folder, "-w", "src/runtime"];
    const [{ filename }] = JSON.parse(execFileSync("npm", pack, { cwd: root, encoding: "utf8" }));
    const install = ["install", "--no-audit", "--no-fund", "--ignore-scripts", "--loglevel", "error"];
    const names = packages[sdk].map((name) => `@opentelemetry/${name}`);
    execFileSync("npm", [...install, ...names, "fast-check@4", `./${filename}`], { cwd: folder });
    await build({
      entryPoints: [fileURLToPath(new URL("main.ts", import.meta.url))],
      outfile: join(folder, "main.js"),
      bundle: true,
      platform: "node",
      format: "esm",
      external: ["@opentelemetry/*", "@meterbook/*", "fast-check"],
      plugins: [fromPackage],
    });
    execFileSync(process.execPath, ["main.js", sequences], { cwd: folder, stdio: "inherit" });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

for (const sdk of option("sdks", "2,3").split(",")) {
  try {
    await play(sdk);
  } catch (error) {
    process.stderr.write(`SDK ${sdk}: ${error.message}\n`);
    process.exitCode = 1;
  }
}
