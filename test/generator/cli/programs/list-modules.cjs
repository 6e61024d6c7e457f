// Preloaded by a process: writes the address of every module that the process has loaded to the file that MODULE_LIST names.
// The debugger of Node says which these are, without the thread that hooks of modules would take.
const { writeFileSync } = require("node:fs");
const { Session } = require("node:inspector");
const { isAbsolute } = require("node:path");
const { pathToFileURL } = require("node:url");

const urls = new Set();
const session = new Session();
session.connect();
session.on("Debugger.scriptParsed", ({ params: { url } }) => {
  urls.add(isAbsolute(url) ? pathToFileURL(url).href : url);
});
session.post("Debugger.enable");
process.on("exit", () => writeFileSync(process.env.MODULE_LIST, [...urls].join("\n")));
