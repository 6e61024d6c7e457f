import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { compare } from "../../../generator/diff/compare.js";
import { recorders } from "../../../generator/emit/recorders.js";
import { validators } from "../../../generator/emit/validators.js";
import type { Catalog } from "../../../generator/model/catalog.js";
import { runCompiler } from "../../generated/compilers.js";
import { callerProgram } from "./caller-program.js";
import { mutations } from "./mutations/index.js";
import { rich, textOf, versionOf } from "./rich-catalog.js";

const root = fileURLToPath(new URL("../../..", import.meta.url));

type Pair = { readonly title: string; readonly base: Catalog; readonly head: Catalog };

/** What a function answers for each argument, which is worked out once. */
function remembered<Key, Value>(work: (key: Key) => Value): (key: Key) => Value {
  const known = new Map<Key, Value>();
  return (key) => {
    const value = known.get(key) ?? work(key);
    known.set(key, value);
    return value;
  };
}

const programOf = remembered(callerProgram);

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
const ownPairs = [...new Map(callable.map((pair) => [programOf(pair.base), pair])).values()];

/** What a catalog generates, by path; the same text is one value. */
const generationOf = remembered((catalog: Catalog) => {
  const origin = { catalog: "catalog.yaml", command: catalog.settings.command };
  const emitters = [recorders, validators].filter(({ id }) => catalog.settings.outputs.has(id));
  const files = emitters.flatMap((emitter) => emitter.emit(catalog, origin));
  return JSON.stringify(files.map(({ path, text }) => [join(catalog.settings.output, path), text]));
});

/** Pairs that differ in nothing that is compiled share a generation, and a caller of it. */
const generations = new Map<string, Set<string>>();
for (const { base, head } of [...pairs, ...ownPairs.map(({ base }) => ({ base, head: base }))]) {
  const callers = generations.get(generationOf(head)) ?? new Set();
  generations.set(generationOf(head), callers.add(programOf(base)));
}

let folder: string;
let errors: ReadonlyMap<string, readonly string[]>;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "meterbook-callers-"));
  symlinkSync(join(root, "node_modules"), join(folder, "node_modules"));
  [...generations].forEach(([files, callers], index) => void writeGeneration(`generation-${index}`, files, callers));
  errors = await compileAll(folder);
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** What the compiler finds in a caller that was written for the base, and in what the head generates. */
function errorsIn({ base, head }: Omit<Pair, "title">): readonly string[] {
  const generation = `generation-${[...generations.keys()].indexOf(generationOf(head))}`;
  const callers = [...(generations.get(generationOf(head)) ?? [])];
  const caller = `${generation}/caller-${callers.indexOf(programOf(base))}`;
  return [...(errors.get(generation) ?? []), ...(errors.get(caller) ?? [])];
}

describe("code that calls the recorders of the base", () => {
  test.each(ownPairs)("compiles with them: $title", ({ base }) => {
    expect(errorsIn({ base, head: base })).toEqual([]);
  });

  const judged = pairs.map((pair) => ({ ...pair, isBroken: breaks(pair) }));

  test.each(judged.filter(({ isBroken }) => isBroken))("does not compile after $title", (pair) => {
    expect(errorsIn(pair)).not.toEqual([]);
  });

  test.each(judged.filter(({ isBroken }) => !isBroken))("compiles after $title", (pair) => {
    expect(errorsIn(pair)).toEqual([]);
  });
});

/** What a head generates, and beside it each caller as it was written for a base. */
function writeGeneration(name: string, files: string, callers: ReadonlySet<string>): void {
  const generated: readonly (readonly [path: string, text: string])[] = JSON.parse(files);
  for (const [path, text] of generated) write(join(folder, name, path), text);
  [...callers].forEach((text, index) => void write(join(folder, name, `caller-${index}.ts`), text));
}

function write(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}

/** The errors of one process of the compiler, by the caller, or the generation, in whose files they stand. */
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
  write(join(at, "tsconfig.json"), JSON.stringify({ compilerOptions, include: ["*/caller-*.ts"] }));
  const { out } = await runCompiler("typescript", ["-p", at, "--pretty", "false"], at);
  const found = new Map<string, string[]>();
  for (const line of out.split("\n")) {
    const [, generation, caller] = /^(generation-\d+)(\/caller-\d+)?.*error TS/.exec(line) ?? [];
    if (generation === undefined) continue;
    const place = `${generation}${caller ?? ""}`;
    found.set(place, [...(found.get(place) ?? []), line]);
  }
  return found;
}
