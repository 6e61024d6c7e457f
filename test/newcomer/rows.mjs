// The projects that a newcomer may have, each with a package manager and a Node. A row that cannot work yet has its reason in
// `fails`; once it works it has to go.

const typescript = { typescript: "~5.9.3", "@types/node": "^20.19.0" };
const compilerOptions = {
  target: "es2022",
  strict: true,
  rootDir: "src",
  outDir: "dist",
  skipLibCheck: true,
  types: ["node"],
};
const tsconfig = (options) => JSON.stringify({ compilerOptions: { ...compilerOptions, ...options }, include: ["src"] });

/** Of a program that a runner tests: it reads back what was recorded, and what the SDK would export. */
const tested = (imports) => `${imports}
import { AggregationTemporality, InMemoryMetricExporter, MeterProvider, PeriodicExportingMetricReader } from "@opentelemetry/sdk-metrics";
import { recordInMemory } from "@meterbook/runtime/testing";

test("a job is recorded", () => {
  const record = createRecorders({ environment: "development" });
  const memory = recordInMemory(record);
  record.jobStarted({ kind: "import" });
  expect(memory.sum(record.jobStarted, { kind: "import" })).toBe(1);
});

test("a job is exported", async () => {
  const exporter = new InMemoryMetricExporter(AggregationTemporality.CUMULATIVE);
  const provider = new MeterProvider({ readers: [new PeriodicExportingMetricReader({ exporter })] });
  const record = createRecorders({ environment: "development" });
  record.bind(provider.getMeter("shop"));
  record.jobStarted({ kind: "import" });
  await provider.forceFlush();
  const names = exporter.getMetrics().flatMap(({ scopeMetrics }) => scopeMetrics).flatMap(({ metrics }) => metrics);
  expect(names.map(({ descriptor }) => descriptor.name)).toEqual(["shop.job.started"]);
  await provider.shutdown();
});
`;

/** As a CommonJS program writes it. */
export function required(text) {
  return text.replaceAll(/^import (\{.*\}) from ("[^"]+");$/gm, "const $1 = require($2);");
}

/** Files of a project, what it asks for, and how its first point is made; `program` is the one of the README. */
export const projects = {
  "nothing, JavaScript": {
    program: "main.mjs",
    point: ["node main.mjs"],
  },
  "ES modules, JavaScript": {
    manifest: { type: "module" },
    program: "main.js",
    point: ["node main.js"],
  },
  "CommonJS, JavaScript": {
    manifest: { type: "commonjs" },
    program: "main.js",
    isCommonJs: true,
    point: ["node main.js"],
  },
  "ES modules, TypeScript": {
    manifest: { type: "module" },
    development: typescript,
    files: { "tsconfig.json": tsconfig({ module: "nodenext" }) },
    program: "src/main.ts",
    point: ["EXECUTE tsc", "node dist/main.js"],
  },
  "a package of a workspace": {
    isInWorkspace: true,
    manifest: { type: "module", version: "1.0.0" },
    development: typescript,
    files: { "tsconfig.json": tsconfig({ module: "nodenext" }) },
    program: "src/main.ts",
    point: ["EXECUTE tsc", "node dist/main.js"],
  },
  "CommonJS, TypeScript": {
    development: typescript,
    files: { "tsconfig.json": tsconfig({ module: "commonjs", esModuleInterop: true }) },
    program: "src/main.ts",
    isWrapped: true,
    point: ["EXECUTE tsc", "node dist/main.js"],
  },
  Vitest: {
    manifest: { type: "module" },
    development: { ...typescript, vitest: "~4.1.0" },
    files: {
      "tsconfig.json": tsconfig({ module: "preserve" }),
      "src/main.test.ts": tested(
        'import { expect, test } from "vitest";\nimport { createRecorders } from "./generated/recorders";',
      ),
    },
    point: ["EXECUTE vitest run"],
  },
  "Jest, ts-jest": {
    development: { ...typescript, jest: "^30.0.0", "ts-jest": "^29.4.0", "@types/jest": "^30.0.0" },
    files: {
      "tsconfig.json": tsconfig({ module: "commonjs", esModuleInterop: true, types: ["node", "jest"] }),
      "jest.config.js": 'module.exports = { preset: "ts-jest", testMatch: ["**/*.test.ts"] };\n',
      "src/main.test.ts": tested('import { createRecorders } from "./generated/recorders";'),
    },
    point: ["EXECUTE jest"],
  },
  "Jest, ES modules": {
    manifest: { type: "module" },
    development: { ...typescript, jest: "^30.0.0", "ts-jest": "^29.4.0", "@types/jest": "^30.0.0" },
    files: {
      "tsconfig.json": tsconfig({ module: "nodenext", isolatedModules: true, types: ["node", "jest"] }),
      "jest.config.js": `export default ${JSON.stringify({
        preset: "ts-jest/presets/default-esm",
        extensionsToTreatAsEsm: [".ts"],
        moduleNameMapper: { "^(\\.{1,2}/.*)\\.js$": "$1" },
        testMatch: ["**/*.test.ts"],
      })};\n`,
      "src/main.test.ts": tested('import { createRecorders } from "./generated/recorders.js";'),
    },
    point: ["NODE_OPTIONS=--experimental-vm-modules EXECUTE jest"],
  },
  "Jest, JavaScript": {
    development: { jest: "^30.0.0" },
    files: { "main.test.js": required(tested('import { createRecorders } from "./generated/recorders.js";')) },
    point: ["EXECUTE jest"],
  },
  "Vitest, JavaScript": {
    manifest: { type: "module" },
    development: { vitest: "~4.1.0" },
    files: {
      "main.test.js": tested(
        'import { expect, test } from "vitest";\nimport { createRecorders } from "./generated/recorders.js";',
      ),
    },
    point: ["EXECUTE vitest run"],
  },
  "type stripping": {
    manifest: { type: "module" },
    development: typescript,
    files: { "tsconfig.json": tsconfig({ module: "nodenext", noEmit: true, allowImportingTsExtensions: true }) },
    program: "src/main.ts",
    isStripped: true,
    point: ["EXECUTE tsc", "node src/main.ts"],
  },
  "telemetry, all signals": {
    manifest: { type: "module" },
    telemetry: true,
    point: ["node main.js", "EXECUTE meterbook doctor"],
  },
};

const row = (project, manager, node, more = {}) => ({ project, manager, node, ...more });

/** Those with `short` run in CI: each manager and each Node, a program without a compiler, both kinds of modules, a runner of each kind, telemetry. */
export const rows = [
  row("ES modules, TypeScript", "npm", 20, { short: true }),
  row("ES modules, TypeScript", "npm", 22),
  row("ES modules, TypeScript", "pnpm", 20),
  row("ES modules, TypeScript", "pnpm", 22),
  row("ES modules, TypeScript", "yarn", 22),
  row("ES modules, TypeScript", "yarn 1", 20),
  row("ES modules, TypeScript", "bun", 20, { short: true }),
  row("a package of a workspace", "npm", 22),
  row("a package of a workspace", "pnpm", 22),
  row("a package of a workspace", "yarn", 22),
  row("a package of a workspace", "yarn 1", 20),
  row("a package of a workspace", "bun", 22),
  row("nothing, JavaScript", "npm", 20, { short: true }),
  row("nothing, JavaScript", "pnpm", 22),
  row("ES modules, JavaScript", "npm", 22),
  row("ES modules, JavaScript", "yarn", 20),
  row("CommonJS, JavaScript", "npm", 20),
  row("CommonJS, JavaScript", "pnpm", 22),
  row("CommonJS, TypeScript", "npm", 20),
  row("CommonJS, TypeScript", "pnpm", 22),
  row("CommonJS, TypeScript", "yarn", 20, { short: true }),
  row("Vitest", "npm", 20),
  row("Vitest", "pnpm", 22, { short: true }),
  row("Vitest", "yarn", 22),
  row("Jest, ts-jest", "npm", 20, { short: true }),
  row("Jest, ts-jest", "pnpm", 22),
  row("Jest, ES modules", "npm", 20),
  row("Jest, ES modules", "pnpm", 22),
  row("Jest, JavaScript", "npm", 20),
  row("Jest, JavaScript", "yarn", 22),
  row("Vitest, JavaScript", "pnpm", 20),
  row("type stripping", "npm", 22),
  row("type stripping", "yarn", 22),
  row("telemetry, all signals", "npm", 20),
  row("telemetry, all signals", "pnpm", 20),
  row("telemetry, all signals", "pnpm", 22),
  row("telemetry, all signals", "yarn", 22),
  row("telemetry, all signals", "bun", 22),
  row("telemetry, all signals", "npm", 22, { short: true }),
];
