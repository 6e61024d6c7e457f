import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, dirname, join, relative } from "node:path";

const leftOut = new Set([".git", "node_modules", "dist"]);

/** A copy of the tree in a temporary folder, which goes when the process ends; what is installed is linked to. */
export function copyTree(root) {
  const copy = mkdtempSync(join(tmpdir(), "meterbook-mutation-"));
  process.on("exit", () => rmSync(copy, { recursive: true, force: true }));
  const installed = [];
  cpSync(root, copy, {
    recursive: true,
    filter: (path) => {
      if (basename(path) === "node_modules") installed.push(relative(root, path));
      return path === root || !leftOut.has(basename(path));
    },
  });
  for (const folder of installed) linkPackages(join(root, folder), join(copy, folder));
  return copy;
}

/** Each package by itself: the folder around them is the copy's own, as tools write into it. */
function linkPackages(from, to) {
  if (!existsSync(dirname(to))) return;
  mkdirSync(to);
  for (const name of readdirSync(from)) {
    if (!name.startsWith(".") || name === ".bin") symlinkSync(join(from, name), join(to, name));
  }
}
