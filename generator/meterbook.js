#!/usr/bin/env node
// Old versions of Node read this file, too: it has to stay free of newer syntax.
var version = process.versions.node.split(".").map(Number);
if (version[0] < 20 || (version[0] === 20 && version[1] < 19)) {
  process.stderr.write("error: meterbook needs Node 20.19 or newer, and this is Node " + process.versions.node + "\n");
  process.exit(2);
}
import("./dist/main.js").catch(function (error) {
  if (error.code !== "ERR_MODULE_NOT_FOUND" || !/dist.main\.js/.test(error.message)) throw error;
  process.stderr.write("error: meterbook is not built\n  = help: run `npm run build`\n");
  process.exitCode = 2;
});
