import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { temporaryFolder } from "../generator/temporary-folder.js";
import { type Compiler, compilers, root, runCompiler } from "./compilers.js";

/** What a project's tsconfig.json says of modules; `from` is the first TypeScript that knows it. */
type Setting = {
  readonly module: string;
  readonly resolution?: string;
  readonly kind: "commonjs" | "module";
  readonly from: number;
};

const settings: readonly Setting[] = [
  { module: "commonjs", kind: "commonjs", from: 5.5 },
  { module: "node16", kind: "commonjs", from: 5.5 },
  { module: "node18", kind: "commonjs", from: 5.8 },
  { module: "node20", kind: "commonjs", from: 5.9 },
  { module: "nodenext", kind: "commonjs", from: 5.5 },
  { module: "node16", kind: "module", from: 5.5 },
  { module: "node18", kind: "module", from: 5.8 },
  { module: "node20", kind: "module", from: 5.9 },
  { module: "nodenext", kind: "module", from: 5.5 },
  { module: "preserve", resolution: "bundler", kind: "module", from: 5.5 },
  { module: "esnext", resolution: "bundler", kind: "module", from: 5.5 },
];

function versionOf(compiler: Compiler): number {
  return compiler === "typescript" ? 7 : Number(compiler.replace("typescript-", ""));
}

const every = settings.flatMap((setting) =>
  compilers.filter((compiler) => versionOf(compiler) >= setting.from).map((compiler) => ({ ...setting, compiler })),
);

const nameOf = ({ compiler, module, kind }: (typeof every)[number]) => `${compiler}, ${module} in a ${kind}`;
const usualNames = [
  "typescript, commonjs in a commonjs",
  "typescript, nodenext in a commonjs",
  "typescript, nodenext in a module",
  "typescript, preserve in a module",
  "typescript-5.5, commonjs in a commonjs",
];
/** In which older compilers find packages in another way. */
const olderNames = ["typescript-5.5, node16 in a commonjs", "typescript-6.0, commonjs in a commonjs"];

const usual = every.filter((lane) => usualNames.includes(nameOf(lane)));
/** The other settings of the fast compiler, and of older ones: what .ci/run adds. */
const between = every.filter((lane) => {
  return !usual.includes(lane) && (lane.compiler === "typescript" || olderNames.includes(nameOf(lane)));
});
const lanes = { usual, between, all: every }[process.env["METERBOOK_LANES"] ?? "usual"] ?? usual;

/** Every kind of recorder, validators and the testing entry, from one file and from many. */
const program = `import { recordInMemory } from "@meterbook/runtime/testing";
import { InvalidMeasurementError } from "@meterbook/runtime";
import { createRecorders } from "./shapes/recorders.js";
import { everyShapeMeasurement } from "./shapes/validators.js";
import { createRecorders as createFleet } from "./fleet/recorders.js";

// Without the types of a browser, which take longer to read than all the rest.
declare const console: { log(...values: unknown[]): void };
const record = createRecorders({ region: "eu", instance: 1 }, { onInvalid: "throw" });
const { sum } = recordInMemory(record);
record.calls({ tool: "shell", status: "ok" });
record.calls({ tool: "shell", status: "error_x" }, 2);
const fleet = createFleet({ region: "eu" });
const memory = recordInMemory(fleet);
fleet.httpServerRequests({ route: "/" });
let thrown: unknown;
try {
  record.calls({ tool: "No Name", status: "ok" });
} catch (error) {
  thrown = error;
}
const valid = everyShapeMeasurement.safeParse({ metric: "none" }).success;
const events: string[] = [];
fleet.bind({ logger: { emit: ({ eventName }) => void events.push(eventName) } });
fleet.emit.requestDone({ route: "/", seconds: 1 });
fleet.span.pass({}, (span) => span.set({ ok: events.length === 1 }));
console.log(events.join(), memory.sum(fleet.httpServerRequests));
console.log(sum(record.calls), memory.sum(fleet.httpServerRequests), thrown instanceof InvalidMeasurementError, valid);
`;

/** A project with generated code of two catalogs, as it is committed. */
function project(kind: Setting["kind"]): string {
  const folder = temporaryFolder({ "package.json": JSON.stringify({ type: kind }), "src/program.ts": program });
  symlinkSync(join(root, "node_modules"), join(folder, "node_modules"));
  for (const [name, fixture] of [
    ["shapes", "every-shape"],
    ["fleet", "divided"],
  ] as const) {
    const from = join(root, "test/fixtures", fixture, "expected");
    cpSync(from, join(folder, "src", name), { recursive: true, filter: (path) => !/\.(?:md|json)$/.test(path) });
  }
  return folder;
}

async function compile(
  folder: string,
  { compiler, module, resolution }: Setting & { readonly compiler: Compiler },
): Promise<string> {
  const compilerOptions = {
    target: "es2022",
    lib: ["es2022"],
    types: [],
    module,
    ...(resolution !== undefined && { moduleResolution: resolution }),
    rootDir: "src",
    outDir: "out",
    strict: true,
    exactOptionalPropertyTypes: true,
    noUncheckedIndexedAccess: true,
    isolatedModules: true,
    skipLibCheck: true,
  };
  writeFileSync(join(folder, "tsconfig.json"), JSON.stringify({ compilerOptions, include: ["src"] }));
  const { out } = await runCompiler(compiler, ["-p", folder], folder);
  return out;
}

function run(folder: string, file: string): string {
  return execFileSync(process.execPath, [join(folder, file)], { cwd: folder, encoding: "utf8" });
}

const printed = "fleet.request.done 2\n3 2 true false\n";

describe.each(lanes)("$compiler, module $module in a project of type $kind", (lane) => {
  test("compiles generated code, and Node runs what comes of it", async () => {
    const folder = project(lane.kind);
    expect(await compile(folder, lane)).toBe("");
    expect(run(folder, "out/program.js")).toBe(printed);
  });
});

test("the packages can be required and imported, and each kind has the same names", () => {
  const entries = [
    "runtime",
    "runtime/contract",
    "runtime/events",
    "runtime/arrays",
    "runtime/testing",
    "runtime/sdk",
    "runtime/zod",
    "telemetry",
    "telemetry/config",
    "feedback",
  ];
  const folder = temporaryFolder({
    "both.mjs": `import { createRequire } from "node:module";
const require = createRequire(import.meta.url);
for (const entry of ${JSON.stringify(entries)}) {
  const required = Object.keys(require("@meterbook/" + entry)).sort();
  console.log(entry, String(required) === String(Object.keys(await import("@meterbook/" + entry)).sort()), required.length > 0 || entry);
}`,
  });
  symlinkSync(join(root, "node_modules"), join(folder, "node_modules"));
  const lines = run(folder, "both.mjs").trim().split("\n");
  expect(lines).toEqual(entries.map((entry) => `${entry} true true`));
});

test("recorders of one kind of module are read back, bound and recognised by the other", async () => {
  const folder = project("module");
  mkdirSync(join(folder, "required"));
  const lane = { compiler: "typescript", module: "nodenext", kind: "module", from: 5.5 } as const;
  expect(await compile(folder, lane)).toBe("");
  writeFileSync(
    join(folder, "out/mixed.mjs"),
    `import { createRequire } from "node:module";
import { createRecorders } from "./shapes/recorders.js";
import { InvalidMeasurementError } from "@meterbook/runtime";
const require = createRequire(import.meta.url);
const { recordInMemory } = require("@meterbook/runtime/testing");
const { InvalidMeasurementError: Other } = require("@meterbook/runtime");
const record = createRecorders({ region: "eu", instance: 1 }, { onInvalid: "throw" });
const { sum } = recordInMemory(record);
record.calls({ tool: "shell", status: "ok" }, 4);
try { record.calls({ tool: 1, status: "ok" }); } catch (error) {
  console.log(sum(record.calls), error instanceof Other, error instanceof InvalidMeasurementError, new Error("x") instanceof Other);
}`,
  );
  expect(run(folder, "out/mixed.mjs")).toBe("4 true true false\n");
});
