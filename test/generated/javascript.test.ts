import { execFileSync } from "node:child_process";
import { symlinkSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { type Files, type Scenario, scenarios } from "../golden-scenarios.js";
import { temporaryFolder } from "../generator/temporary-folder.js";
import { codeOf } from "./code-of.js";
import { type Compiler, compilers, root, runCompiler } from "./compilers.js";

/** The fast compiler; `METERBOOK_LANES=all` asks for every one. */
const lanes = process.env["METERBOOK_LANES"] === "all" ? compilers : compilers.slice(0, 1);

/** Every kind of recorder, validators and the testing entry, from one file and from many. */
const program = `import { recordInMemory } from "@meterbook/runtime/testing";
import { InvalidMeasurementError } from "@meterbook/runtime";
import { createRecorders } from "./shapes/recorders.js";
import { everyShapeMeasurement } from "./shapes/validators.js";
import { createRecorders as createFleet, FleetRecorders } from "./fleet/recorders.js";
import { createHttpRecorders } from "./fleet/recorders/http.js";
import { fleetMeasurement, fleetSignal, httpServerErrorsAttributes, requestDoneEvent } from "./fleet/validators.js";

const record = createRecorders({ region: "eu", instance: 1 }, { onInvalid: "throw" });
const { sum } = recordInMemory(record);
record.calls({ tool: "shell", status: "ok" });
record.calls({ tool: "shell", status: "error_x" }, 2);
const fleet = createFleet({ region: "eu" });
const memory = recordInMemory(fleet);
fleet.httpServerRequests({ route: "/" });
createHttpRecorders(fleet).httpServerRequests({ route: "/" });
/** @type {unknown} */
let thrown;
try {
  record.calls({ tool: "No Name", status: "ok" });
} catch (error) {
  thrown = error;
}
console.log(sum(record.calls), memory.sum(fleet.httpServerRequests), thrown instanceof InvalidMeasurementError);
console.log(everyShapeMeasurement.safeParse({}).success, httpServerErrorsAttributes.safeParse({ route: "/" }).success);
/** @type {unknown[]} */
const events = [];
fleet.bind({ logger: { emit: ({ eventName, severityText }) => events.push([eventName, severityText]) } });
fleet.emit.requestDone({ route: "/", seconds: 1, agent: "a" });
const inside = fleet.span.pass({}, (span) => {
  fleet.emit.queueFull({ queue: "fast" });
  span.set({ ok: true });
  return 42;
});
const steps = memory.sum(fleet.httpServerRequests) * 100 + memory.sum(fleet.queueDropped);
console.log(JSON.stringify(events), inside, steps, requestDoneEvent.safeParse({ route: "/", seconds: 1 }).success);
console.log(fleetSignal.safeParse({ kind: "span", name: "fleet.pass", attributes: {} }).success);
console.log(fleetMeasurement.safeParse({}).success, fleet instanceof FleetRecorders, typeof require);
`;

const mistakes = `import { createRecorders } from "./shapes/recorders.js";
import { createRecorders as createFleet } from "./fleet/recorders.js";
const record = createRecorders({ region: "eu", instance: 1 });
record.calls({ tool: "shell", status: "never" });
record.calls({ tool: "shell" });
record.nothing();
const fleet = createFleet({ region: "eu" });
fleet.emit.requestDone({ route: "/" });
fleet.emit.queueFull({ queue: "full" });
fleet.emit.queueFull({ queue: "fast", at: 1 });
fleet.span.pass({}, (span) => span.set({ ok: "yes" }));
fleet.span.nothing(() => 1);
`;

/** As a program of CommonJS writes it. */
function required(text: string): string {
  return text
    .replaceAll(/^import (\{.*\}) from ("[^"]+");$/gm, "const $1 = require($2);")
    .replaceAll(/(?<=^const \{[^}]*) as /gm, ": ");
}

function scenario(name: string): Scenario {
  const found = scenarios.find((each) => each.name === name);
  if (found === undefined) throw new Error(`no scenario ${name}`);
  return found;
}

type Kind = "esm" | "commonjs";

function project(modules: Kind, programs: Readonly<Record<string, string>>): string {
  const settings = { language: "javascript", modules, importExtension: "js" } as const;
  const below = (folder: string, files: Files) => [...files].map(([path, text]) => [`src/${folder}/${path}`, text]);
  const folder = temporaryFolder({
    "package.json": JSON.stringify({ type: modules === "esm" ? "module" : "commonjs" }),
    ...Object.fromEntries(below("shapes", codeOf(scenario("every-shape"), settings))),
    ...Object.fromEntries(below("fleet", codeOf(scenario("divided"), settings))),
    ...programs,
  });
  symlinkSync(join(root, "node_modules"), join(folder, "node_modules"));
  return folder;
}

function run(folder: string, file: string): string {
  return execFileSync(process.execPath, [join(folder, file)], { cwd: folder, encoding: "utf8" });
}

async function checked(folder: string, compiler: Compiler): Promise<readonly string[]> {
  const options = ["--noEmit", "--allowJs", "--checkJs", "--strict", "--skipLibCheck", "false", "--types", "node"];
  const settings = ["--module", "nodenext", "--target", "es2022", "--lib", "es2022", "--exactOptionalPropertyTypes"];
  const files = ["program", "mistakes"].map((name) => `src/${name}.js`);
  const { out } = await runCompiler(compiler, [...options, ...settings, ...files], folder);
  return out
    .trim()
    .split("\n")
    .filter((line) => !line.startsWith(" "))
    .map((line) => line.replace(/,\d+\): error .*/, ""));
}

const emitted = '[["fleet.request.done","INFO"],["fleet.queue.full","WARN"]] 42 301 true\ntrue';
const printed = (kind: string) => `3 2 true\nfalse true\n${emitted}\nfalse true ${kind}\n`;

describe.each(["esm", "commonjs"] as const)("generated JavaScript in a project of %s", (modules) => {
  const write = modules === "esm" ? (text: string) => text : required;

  test("runs in Node as it is", () => {
    const folder = project(modules, { "src/program.js": write(program) });
    expect(run(folder, "src/program.js")).toBe(printed(modules === "esm" ? "undefined" : "function"));
  });

  test("is loaded by files of the other kind, too, with all its names", () => {
    const other = modules === "esm" ? required(program) : program;
    const file = `src/program.${modules === "esm" ? "cjs" : "mjs"}`;
    const folder = project(modules, { [file]: other });
    expect(run(folder, file)).toBe(printed(modules === "esm" ? "function" : "undefined"));
  });

  test.each(lanes)("checks calls by its declarations, with %s", async (compiler) => {
    const folder = project(modules, { "src/program.js": write(program), "src/mistakes.js": write(mistakes) });
    expect(await checked(folder, compiler)).toEqual(
      [4, 5, 6, 8, 9, 10, 11, 12].map((line) => `src/mistakes.js(${line}`),
    );
  });
});
