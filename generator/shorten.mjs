// Short names for the fields that only the runtime reads, in what is published: each bundle is smaller by about 200 B.
// A clock that copies of this package share on a Meter has such fields, so that a name, once given, stays.
import { readdir, readFile, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { transform } from "esbuild";

/** None is a property of anything else: not of the API and the SDK, of generated code, or of what users give or get. */
const shortNames = {
  state: "a",
  metricState: "b",
  metricStates: "c",
  tables: "d",
  slot: "e",
  binding: "f",
  interval: "g",
  clock: "h",
  busy: "i",
  dirty: "j",
  pushed: "k",
  lasting: "l",
  forward: "m",
  overflow: "n",
  seen: "o",
  expired: "p",
  lowest: "q",
  integer: "r",
  unused: "s",
  policy: "t",
  warned: "u",
  waiting: "v",
  live: "w",
  contexts: "x",
  bare: "y",
  observers: "z",
  queue: "A",
  watch: "B",
  thrown: "C",
  swept: "D",
  gone: "G",
  capture: "H",
  held: "I",
  order: "J",
  series: "K",
  liveness: "L",
  findLive: "M",
  dropUnused: "N",
  valueFirst: "O",
};

/** Options of esbuild. */
export const shortening = {
  mangleProps: new RegExp(`^(?:${Object.keys(shortNames).join("|")})$`),
  mangleCache: shortNames,
};

/** The module with short names, for vite: tests run what is published. */
export const shortenForVite = {
  name: "shorten",
  enforce: "pre",
  async transform(text, path) {
    const isInternal = path.includes("/src/runtime/") || text.includes("/src/runtime/catalog/state.js");
    if (!isInternal || !path.endsWith(".ts")) return undefined;
    return transform(text, { ...shortening, loader: "ts", sourcemap: "external", sourcefile: path, target: "es2022" });
  },
};

async function shortenAll(folder) {
  const paths = await readdir(folder, { recursive: true });
  for (const path of paths.filter((each) => each.endsWith(".js"))) {
    const text = await readFile(`${folder}/${path}`, "utf8");
    const { code } = await transform(text, { ...shortening, target: "es2022" });
    await writeFile(`${folder}/${path}`, code);
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url))
  await shortenAll(fileURLToPath(new URL("../src/runtime/dist", import.meta.url)));
