import { execFile } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { compare } from "../../../generator/diff/compare.js";
import { recorders } from "../../../generator/emit/recorders.js";
import { validators } from "../../../generator/emit/validators.js";
import type { Catalog } from "../../../generator/model/catalog.js";
import { callerProgram } from "./caller-program.js";
import { mutations } from "./mutations/index.js";
import { rich, textOf, versionOf } from "./rich-catalog.js";

const root = fileURLToPath(new URL("../../..", import.meta.url));

type Pair = { readonly title: string; readonly base: Catalog; readonly head: Catalog };

/** Each mutation, and what takes it back. */
const pairs: readonly Pair[] = mutations.flatMap(({ title, code, edit, prepare = (document) => document }) => {
  const document = prepare(rich);
  const base = versionOf(textOf(document)).catalog;
  const head = versionOf(textOf(edit(document))).catalog;
  const there = { title: `${code}: ${title}`, base, head };
  // Recorders that import each other otherwise do not compile under the settings of this test, not even by themselves.
  const isReversible = code !== "import-extension-changed";
  return isReversible ? [there, { title: `${there.title}, taken back`, base: head, head: base }] : [there];
});

/** What compiles and means something else breaks callers, too, and says so. */
function breaks({ base, head }: Pair): boolean {
  return compare(base, head).some(({ callers, message }) => {
    return callers === "breaking" && !message.includes("calls compile as before");
  });
}

const callable = pairs.filter(({ base }) => base.settings.outputs.has("recorders"));

/** Each caller against its own generation, which must compile whatever comes after it. */
const ownPairs = [...new Map(callable.map((pair) => [callerProgram(pair.base), pair])).values()];

let folder: string;
let errors: ReadonlyMap<string, readonly string[]>;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "meterbook-callers-"));
  symlinkSync(join(root, "node_modules"), join(folder, "node_modules"));
  pairs.forEach((pair, index) => void writePair(`pair-${index}`, pair));
  ownPairs.forEach((pair, index) => void writePair(`own-${index}`, { ...pair, head: pair.base }));
  errors = await compileAll(folder);
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe("code that calls the recorders of the base", () => {
  test.each(ownPairs.map(({ title }, index) => [title, index] as const))("compiles with them: %s", (_, index) => {
    expect(errors.get(`own-${index}`) ?? []).toEqual([]);
  });

  const judged = pairs.map((pair, index) => ({ ...pair, index, isBroken: breaks(pair) }));

  test.each(judged.filter(({ isBroken }) => isBroken))("does not compile after $title", ({ index }) => {
    expect(errors.get(`pair-${index}`) ?? []).not.toEqual([]);
  });

  test.each(judged.filter(({ isBroken }) => !isBroken))("compiles after $title", ({ index }) => {
    expect(errors.get(`pair-${index}`) ?? []).toEqual([]);
  });
});

/** The caller as it was written for the base, beside what the head generates. */
function writePair(name: string, { base, head }: Pair): void {
  const origin = { catalog: "catalog.yaml", command: head.settings.command };
  const emitters = [recorders, validators].filter(({ id }) => head.settings.outputs.has(id));
  for (const { path, text } of emitters.flatMap((emitter) => emitter.emit(head, origin))) {
    write(join(folder, name, head.settings.output, path), text);
  }
  write(join(folder, name, "caller.ts"), callerProgram(base));
}

function write(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}

/** The errors of one process of the compiler, by the folder of the pair. */
async function compileAll(at: string): Promise<ReadonlyMap<string, readonly string[]>> {
  const source = (name: string) => [join(root, "src/runtime", `${name}.ts`)];
  const compilerOptions = {
    target: "es2022",
    lib: ["es2022"],
    module: "nodenext",
    types: [],
    noEmit: true,
    strict: true,
    exactOptionalPropertyTypes: true,
    skipLibCheck: true,
    paths: {
      "@meterbook/runtime/contract": source("contract"),
      "@meterbook/runtime/arrays": source("arrays"),
      "@meterbook/runtime/events": source("events"),
      "@meterbook/runtime/zod": source("zod"),
    },
  };
  write(join(at, "package.json"), '{ "type": "module" }');
  write(join(at, "tsconfig.json"), JSON.stringify({ compilerOptions, include: ["*/caller.ts"] }));
  const tsc = join(root, "node_modules/typescript/bin/tsc");
  const out = await new Promise<string>((resolve) => {
    const options = { cwd: at, maxBuffer: 64 * 1024 * 1024 };
    execFile(process.execPath, [tsc, "-p", at, "--pretty", "false"], options, (_, stdout) => resolve(stdout));
  });
  const found = new Map<string, string[]>();
  for (const line of out.split("\n")) {
    const [, name] = /^((?:pair|own)-\d+)\/.*error TS/.exec(line) ?? [];
    if (name !== undefined) found.set(name, [...(found.get(name) ?? []), line]);
  }
  return found;
}
