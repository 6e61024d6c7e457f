#!/usr/bin/env node
// Versions of Node that cannot run Meterbook read this file, too: it has to stay free of newer syntax.
const [major, minor] = process.versions.node.split(".").map(Number);

if (major < 20 || (major === 20 && minor < 19)) {
  process.stderr.write(`error: meterbook needs Node 20.19 or newer, and this is Node ${process.versions.node}\n`);
  process.exit(2);
}

// Node 22 and newer keep what they compile for the next process, and before that our own loader does;
// NODE_DISABLE_COMPILE_CACHE=1 turns both off.
const { enableCompileCache } = require("node:module");
if (enableCompileCache) enableCompileCache();

try {
  require(enableCompileCache ? "./dist/main.cjs" : "./dist/older-node.cjs");
} catch (error) {
  const isMissing = error.code === "MODULE_NOT_FOUND" || error.code === "ENOENT";
  if (!isMissing || !/dist.(main|older-node)\.cjs/.test(error.message)) throw error;
  process.stderr.write("error: meterbook is not built\n  = help: run `npm run build`\n");
  process.exitCode = 2;
}
