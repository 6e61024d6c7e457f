import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import {
  apis,
  compile,
  compilers,
  generatedSources,
  type Lane,
  modules,
  root,
  sourcesIn,
  version,
} from "./compilers.js";

const { METERBOOK_LANES } = process.env;

const every: readonly Lane[] = compilers.flatMap((compiler) =>
  modules.flatMap((module) => apis.map((api) => ({ compiler, module, api, flags: "all" as const }))),
);

/** The newest compiler with each module and API once, and the oldest one. */
const usual: readonly Lane[] = [
  { compiler: "typescript", module: "nodenext", api: "1.9", flags: "all" },
  { compiler: "typescript", module: "bundler", api: "1.10", flags: "all" },
  { compiler: "typescript-5.5", module: "nodenext", api: "1.9", flags: "all" },
];

/** The other pairs of a module and an API, few flags, and each compiler in between once: what .ci/run adds. */
const between: readonly Lane[] = [
  { compiler: "typescript", module: "nodenext", api: "1.10", flags: "all" },
  { compiler: "typescript", module: "bundler", api: "1.9", flags: "all" },
  { compiler: "typescript", module: "nodenext", api: "1.9", flags: "strict" },
  { compiler: "typescript-6.0", module: "nodenext", api: "1.10", flags: "all" },
  { compiler: "typescript-5.9", module: "bundler", api: "1.9", flags: "all" },
  { compiler: "typescript-5.8", module: "bundler", api: "1.10", flags: "all" },
];

/** `METERBOOK_LANES` asks for others than the usual ones; `all` are every combination, which take minutes. */
const lanes = { usual, between, all: every }[METERBOOK_LANES ?? "usual"] ?? usual;

test("the supported compilers reach from 5.5 to 7.0", () => {
  expect(compilers.map((compiler) => version(compiler).replace(/\.\d+$/, ""))).toEqual([
    "7.0",
    "6.0",
    "5.9",
    "5.8",
    "5.5",
  ]);
});

describe.each(lanes)("$compiler, module $module, API $api, flags $flags", (lane) => {
  test("compiles all generated code, and finds in test/types the errors that are expected there and no others", async () => {
    const files = [...generatedSources(lane.module), ...sourcesIn(join(root, "test/types"))];
    const { status, errors, files: seen } = await compile(lane, files);
    expect(errors).toEqual([]);
    expect(status).toBe(0);
    expect(files.filter((file) => !seen.has(file))).toEqual([]);
    const api = lane.api === "1.9" ? "/@opentelemetry/api/" : "/opentelemetry-api-1.10/";
    const apiFiles = [...seen].filter((file) => /\/(@opentelemetry\/api|opentelemetry-api-1\.10)\//.test(file));
    expect(apiFiles.length).toBeGreaterThan(0);
    expect(apiFiles.filter((file) => !file.includes(api))).toEqual([]);
  });
});

test("a wrong call in a file that expects none is found", async () => {
  const folder = mkdtempSync(join(tmpdir(), "meterbook-wrong-"));
  const file = join(folder, "wrong.mts");
  const recorders = JSON.stringify(join(root, "test/fixtures/no-context/expected/recorders.js"));
  writeFileSync(
    file,
    `import { createRecorders } from ${recorders};\n\ncreateRecorders().clicks({ button: "middle" });\n`,
  );
  const lane: Lane = { compiler: "typescript", module: "nodenext", api: "1.9", flags: "all" };
  const { status, errors } = await compile(lane, [file]);
  rmSync(folder, { recursive: true });
  expect(status).not.toBe(0);
  expect(errors).toEqual([expect.stringMatching(/wrong\.mts\(3,28\): error TS2322: /)]);
});
