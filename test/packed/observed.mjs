// `meterbook/observe` as a setup file of Jest, in both of its modes, in one process and in several, and of Vitest: where the
// package lies among the others, and where a package manager links it from elsewhere.
import { cpSync, existsSync, mkdirSync, readFileSync, realpathSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expectEqual, expectMatch } from "./steps.mjs";

const commonjs = {
  "metrics.js": `const { Counter } = require("prom-client");
const { metrics } = require("@opentelemetry/api");
exports.made = ["a", "b"].map((name) => new Counter({ name: \`\${name}_total\`, help: name, labelNames: ["method"] }));
exports.calls = metrics.getMeter("shop").createCounter("calls", { description: "Calls." });
`,
  "a.test.js": `const { made, calls } = require("./metrics.js");
test("a", () => { made[0].inc({ method: "get" }); calls.add(1, { tool: "x" }); });
`,
  "b.test.js": `const { made, calls } = require("./metrics.js");
test("b", () => { made[1].inc({ method: "post" }, 2); calls.add(1, { tool: "y" }); });
`,
  "package.json": '{ "name": "observed", "jest": { "setupFiles": ["meterbook/observe"] } }',
};
const modules = {
  ...Object.fromEntries(Object.entries(commonjs).map(([path, text]) => [path, asModule(text)])),
  "package.json": '{ "type": "module", "jest": { "setupFiles": ["meterbook/observe"], "transform": {} } }',
  "vitest.config.js": 'export default { test: { globals: true, setupFiles: ["meterbook/observe"] } };\n',
};

function asModule(text) {
  return text
    .replaceAll(/const (\{.*?\}) = require\((".*?")\);/g, "import $1 from $2;")
    .replaceAll(/^exports\./gm, "export const ");
}

/** `node` runs a file in a folder, `tool` finds one among the installed packages of `home`. */
export function observing(home, { node, tool }) {
  const jest = tool("jest/bin/jest.js");
  const esm = ["--experimental-vm-modules", jest];
  for (const kind of ["installed", "linked"]) {
    const make = (name, files) => project(join(home, `${name}-${kind}`), { home, files, isLinked: kind === "linked" });
    const old = make("observed", commonjs);
    check(`${kind}: Jest in one process`, old, () => node(old, [jest, "--runInBand"]));
    check(`${kind}: Jest in several processes`, old, () => node(old, [jest, "--maxWorkers=2"]));
    const fresh = make("observed-modules", modules);
    check(`${kind}: Jest with ES modules`, fresh, () => node(fresh, [...esm, "--runInBand"]));
    check(`${kind}: Vitest`, fresh, () => node(fresh, [tool("vitest/vitest.mjs"), "run"]));
  }
}

/** Linked as pnpm does it: the package itself lies where it finds none of those that the program has. */
function project(folder, { home, files, isLinked }) {
  mkdirSync(join(folder, "node_modules"), { recursive: true });
  for (const [path, text] of Object.entries(files)) writeFileSync(join(folder, path), text);
  for (const name of ["prom-client", "@opentelemetry", "jest", "vitest"]) {
    symlinkSync(join(home, "node_modules", name), join(folder, "node_modules", name));
  }
  const own = join(home, "node_modules/meterbook");
  const store = `${home}-store`;
  if (isLinked && !existsSync(store)) cpSync(realpathSync(own), store, { recursive: true });
  symlinkSync(isLinked ? store : own, join(folder, "node_modules/meterbook"));
  return folder;
}

const wanted = [
  { name: "a_total", method: ["get"] },
  { name: "b_total", method: ["post"] },
  { name: "calls", tool: ["x", "y"] },
];

function check(what, folder, test) {
  expectMatch(`${what} passes`, test(), /2 passed/);
  const { instruments } = JSON.parse(readFileSync(join(folder, "observed.json"), "utf8"));
  const seen = instruments.map(({ name, attributes }) => {
    const values = Object.entries(attributes).map(([key, { values }]) => [key, [...values].sort()]);
    return { name, ...Object.fromEntries(values) };
  });
  expectEqual(`${what} is observed`, JSON.stringify(seen), JSON.stringify(wanted));
  rmSync(join(folder, "observed.json"));
}

export function clean(home) {
  rmSync(`${home}-store`, { recursive: true, force: true });
}
