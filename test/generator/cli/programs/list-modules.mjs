// Preloaded by a process: writes the address of every module that the process loads to the file that MODULE_LIST names.
import { appendFileSync } from "node:fs";
import { createRequire, register } from "node:module";
import { pathToFileURL } from "node:url";

const list = JSON.stringify(process.env.MODULE_LIST);
const hooks = `
  import { appendFileSync } from "node:fs";
  export async function load(url, context, next) {
    appendFileSync(${list}, url + "\\n");
    return next(url, context);
  }`;
register(`data:text/javascript,${encodeURIComponent(hooks)}`);
process.on("exit", () => {
  const required = Object.keys(createRequire(import.meta.url).cache);
  appendFileSync(JSON.parse(list), required.map((path) => `${pathToFileURL(path)}\n`).join(""));
});
