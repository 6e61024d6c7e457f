// One suite on every runtime that can be had here: `npm run test:runtimes`. Node 20 to 26, Bun, Deno and workerd come from
// npm, into node_modules/.cache; what cannot be installed or started is skipped, with a message.
import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { nodesOf } from "../bench/nodes.mjs";

const root = fileURLToPath(new URL("../..", import.meta.url));
const cache = join(root, "node_modules/.cache/runtimes");
const bundles = join(cache, "suite");

/** The runtime as it is published, with the names of its fields made short. */
const fromPackage = {
  name: "from-package",
  setup({ onResolve }) {
    onResolve({ filter: /\/src\/runtime\/\w+\.js$/ }, ({ path }) => ({
      path: join(root, "src/runtime/dist", path.replace(/^.*\//, "")),
    }));
  },
};

async function bundle(name) {
  const outfile = join(bundles, `${name}.mjs`);
  await build({
    entryPoints: [fileURLToPath(new URL(`${name}.ts`, import.meta.url))],
    outfile,
    bundle: true,
    format: "esm",
    platform: "browser",
    target: "es2022",
    plugins: [fromPackage],
    logLevel: "warning",
  });
  return outfile;
}

/** The path of what a package of npm starts; installs it if it is not there. */
function installed(name) {
  const path = join(cache, "node_modules/.bin", name);
  if (existsSync(path)) return path;
  mkdirSync(cache, { recursive: true });
  if (!existsSync(join(cache, "package.json"))) writeFileSync(join(cache, "package.json"), '{ "private": true }');
  execFileSync("npm", ["install", "--no-audit", "--no-fund", "--loglevel=error", name], { cwd: cache, stdio: "pipe" });
  return path;
}

const workerdConfig = `using Workerd = import "/workerd/workerd.capnp";
const config :Workerd.Config = (services = [(name = "suite", worker = (
  modules = [(name = "worker.mjs", esModule = embed "worker.mjs")],
  compatibilityDate = "2025-01-01",
))]);
`;

function textOf(path, args) {
  const limit = { timeout: 60_000, encoding: "utf8", stdio: ["ignore", "pipe", "pipe"], cwd: bundles };
  try {
    return execFileSync(path, args, limit);
  } catch (error) {
    return `${error.stdout ?? ""}${error.stderr ?? ""}\nFAILED ${error.message.split("\n")[0]}`;
  }
}

const script = await bundle("script");
await bundle("worker");
writeFileSync(join(bundles, "config.capnp"), workerdConfig);

const others = [
  { name: "bun", args: ["run", script] },
  { name: "deno", args: ["run", "--allow-all", "--no-config", script] },
  { name: "workerd", args: ["test", "config.capnp"] },
];
const runtimes = [
  ...nodesOf("20,22,24,26").map(({ version, path }) => ({ name: `node ${version}`, path, args: [script] })),
  ...others.flatMap(({ name, args }) => {
    try {
      const path = installed(name);
      const [version] = execFileSync(path, ["--version"], { encoding: "utf8" }).split("\n");
      return [{ name: version.startsWith(name) ? version : `${name} ${version}`, path, args }];
    } catch (error) {
      process.stderr.write(`skipped: no ${name} on this machine (${error.message.split("\n")[0]})\n`);
      return [];
    }
  }),
];

for (const { name, path, args } of runtimes) {
  const text = textOf(path, args);
  const lines = text.match(/(ok|FAILED) .*/g) ?? ["FAILED nothing was printed"];
  const failed = lines.filter((line) => line.startsWith("FAILED"));
  process.stdout.write(`${name}: ${lines.length - failed.length} checks hold\n`);
  for (const line of failed) process.stdout.write(`  ${line}\n`);
  if (failed.length > 0) process.exitCode = 1;
}
