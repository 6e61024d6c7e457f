import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { runBeside } from "../packed/steps.mjs";
import { documentedLines, firstPoint, telemetryLines } from "./lines.mjs";
import { managers, variablesFor } from "./managers.mjs";
import { projects, required } from "./rows.mjs";
import { signals } from "./signals.mjs";

/** Plays a row in a fresh folder. Answers the seconds of each step, and fails at the first that does not do what it has to. */
export async function play(row, place) {
  const project = projects[row.project];
  const top = join(place.home, [row.manager, row.node, row.project].join("-").replaceAll(/\W+/g, "-"), "shop");
  const folder = project.isInWorkspace ? join(top, "packages/shop") : top;
  const variables = await variablesFor(row, place);
  const seconds = {};
  const shell = async (step, line) => {
    const start = performance.now();
    const output = await runBeside(folder, "sh", ["-c", line], variables);
    seconds[step] = (seconds[step] ?? 0) + (performance.now() - start) / 1000;
    return output;
  };
  setUp(row, project, { top, folder, registry: place.registry });
  if (project.development !== undefined || row.manager === "yarn")
    await shell("project", managers[row.manager].install);
  await followDocuments(row, project, { shell, folder, root: place.root });
  writeProgram(folder, project, place.root);
  let printed = "";
  for (const line of project.point) printed += await shell("point", commandOf(line, row.manager));
  if (!/shop\.job\.started|Tests +2 passed|Tests: +2 passed/.test(printed))
    throw new Error(`no point was exported:\n${printed}`);
  rmSync(dirname(top), { recursive: true, force: true });
  return seconds;
}

/** What the documents say, in their order, which is what `init` prints; in a workspace `init` may know more. */
async function followDocuments(row, project, { shell, folder, root }) {
  const [first, ...others] = documentedLines(root, row);
  const [install, init] = first.split(" && ");
  await shell("install", install);
  const said = await shell("init", init);
  const next = said
    .split("Next:\n")[1]
    .split("\n\n")[0]
    .match(/(?<=^ {2})\S.*$/gm);
  if (!project.isInWorkspace && next.join() !== others.join())
    throw new Error(`the documents say\n${others.join("\n")}\nand init\n${next.join("\n")}`);
  const generate = next.pop();
  for (const line of next) await shell("install", line);
  await shell("generate", generate);
  checkSchema(folder);
  const [, check, lint] = /in continuous integration, run `(.+)` and `(.+)`$/m.exec(said);
  for (const line of [check, lint]) await shell("check", line);
  if (project.telemetry) for (const line of telemetryLines(root, row)) await shell("install", line);
}

/** Editors look for the schema where the catalog says. */
function checkSchema(folder) {
  const path = /\$schema=(.*)/.exec(readFileSync(join(folder, "catalog.yaml"), "utf8"))?.[1] ?? "";
  if (!existsSync(join(folder, path))) throw new Error(`the schema "${path}" does not exist`);
}

function commandOf(line, manager) {
  const { execute, node } = managers[manager];
  return line.replace(/^node /, `${node} `).replace("EXECUTE", execute);
}

function setUp({ manager }, project, { top, folder, registry }) {
  const { settings, workspace } = managers[manager];
  const ofRoot = { "package.json": JSON.stringify({ private: true, workspaces: ["packages/*"] }), ...workspace };
  writeAll(top, { ...settings(registry), ...(project.isInWorkspace && ofRoot) });
  writeAll(folder, { ...manifestOf(project, manager), ...project.files });
}

/** None where a person begins with nothing. */
function manifestOf({ manifest, development }, manager) {
  if (manifest === undefined && development === undefined && manager !== "yarn") return {};
  const fields = { name: "shop", private: true, ...manifest, devDependencies: development ?? {} };
  return { "package.json": JSON.stringify(fields, null, 2) };
}

function writeAll(folder, files) {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
}

function writeProgram(folder, { program, telemetry, ...written }, root) {
  if (telemetry) return writeAll(folder, { "main.js": signals });
  if (program === undefined) return;
  writeAll(folder, { [program]: asWritten(firstPoint(root), written) });
  if (!readdirSync(join(folder, dirname(program))).includes("generated"))
    throw new Error("the generated files lie elsewhere");
}

/** The program of the documents, as a project of each kind writes it. */
function asWritten(text, { isCommonJs, isWrapped, isStripped }) {
  if (isStripped) return text.replace("recorders.js", "recorders.ts");
  return isCommonJs ? wrapped(required(text)) : isWrapped ? wrapped(text) : text;
}

/** Without an `await` outside of a function, which CommonJS does not know. */
function wrapped(text) {
  const at = text.indexOf("\nconst reader");
  return `${text.slice(0, at)}\nasync function main() {${text.slice(at)}}\nvoid main();\n`;
}
