import { mkdirSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { run } from "../packed/steps.mjs";
import { documentedLines, firstPoint, telemetryLines } from "./lines.mjs";
import { projects } from "./rows.mjs";
import { signals } from "./signals.mjs";
import { toolPaths } from "./tools.mjs";

const executes = { npm: "npx --no-install", pnpm: "pnpm exec", yarn: "yarn run" };
const installs = { npm: "npm install --no-audit --no-fund", pnpm: "pnpm install", yarn: "yarn install" };

/** Plays a row in a fresh folder. Answers the seconds of each step, and fails at the first that does not do what it has to. */
export function play(row, { root, home, registry }) {
  const { manager } = row;
  const project = projects[row.project];
  const folder = join(home, `${manager}-${row.node}-${row.project.replaceAll(/\W+/g, "-")}`, "shop");
  const variables = variablesFor(row, { home, registry });
  const seconds = {};
  const shell = (step, line) => {
    const start = performance.now();
    const output = run(folder, "sh", ["-c", line], { variables });
    seconds[step] = (seconds[step] ?? 0) + (performance.now() - start) / 1000;
    return output;
  };
  const files = { ...settingsFor(manager, registry), ...manifestOf(project, manager), ...project.files };
  for (const [path, text] of Object.entries(files)) write(join(folder, path), text);
  if (project.development !== undefined || manager === "yarn") shell("project", installs[manager]);
  const [first, second, generate] = documentedLines(root, row);
  const [install, init] = first.split(" && ");
  shell("install", install);
  shell("init", init);
  shell("install", second);
  shell("generate", generate);
  if (project.telemetry) for (const line of telemetryLines(root, row)) shell("install", line);
  writeProgram(folder, project, root);
  const printed = project.point.map((line) => shell("point", commandOf(line, manager))).join("");
  if (!/shop\.job\.started|Tests +2 passed|Tests: +2 passed/.test(printed))
    throw new Error(`no point was exported:\n${printed}`);
  rmSync(dirname(folder), { recursive: true, force: true });
  return seconds;
}

function commandOf(line, manager) {
  const node = manager === "yarn" ? line.replace(/^node /, "yarn node ") : line;
  return node.replace("EXECUTE", executes[manager]);
}

/** Nothing of the machine counts but its cache of npm. */
function variablesFor(row, { home, registry }) {
  const paths = toolPaths(join(home, "tools"), row);
  return {
    PATH: [...paths, process.env.PATH].join(":"),
    npm_config_registry: registry,
    npm_config_update_notifier: "false",
    XDG_DATA_HOME: join(home, "data"),
    XDG_CACHE_HOME: join(home, "cache"),
    YARN_GLOBAL_FOLDER: join(home, "yarn"),
  };
}

function settingsFor(manager, registry) {
  if (manager !== "yarn") return { ".npmrc": `registry=${registry}\n` };
  const settings = {
    npmRegistryServer: registry,
    unsafeHttpWhitelist: ["127.0.0.1"],
    enableTelemetry: false,
    npmMinimalAgeGate: 0,
  };
  return { ".yarnrc.yml": JSON.stringify(settings), "yarn.lock": "" };
}

/** None where a person begins with nothing. */
function manifestOf({ manifest, development }, manager) {
  if (manifest === undefined && development === undefined && manager !== "yarn") return {};
  return {
    "package.json": JSON.stringify(
      { name: "shop", private: true, ...manifest, devDependencies: development ?? {} },
      null,
      2,
    ),
  };
}

function write(path, text) {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}

function writeProgram(folder, { program, telemetry, isCommonJs, isWrapped }, root) {
  if (telemetry) return write(join(folder, "main.js"), signals);
  if (program === undefined) return;
  const text = firstPoint(root);
  write(join(folder, program), isCommonJs ? required(text) : isWrapped ? wrapped(text) : text);
  if (!readdirSync(join(folder, dirname(program))).includes("generated"))
    throw new Error("the generated files lie elsewhere");
}

/** As a CommonJS program writes it: `require`, and no `await` outside of a function. */
function required(text) {
  return wrapped(text.replaceAll(/^import (\{.*\}) from ("[^"]+");$/gm, "const $1 = require($2);"));
}

function wrapped(text) {
  const at = text.indexOf("\nconst reader");
  return `${text.slice(0, at)}\nasync function main() {${text.slice(at)}}\nvoid main();\n`;
}
