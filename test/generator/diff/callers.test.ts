import { execFile } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { typescriptEmitters } from "../../../generator/emit/typescript-emitters.js";
import type { Catalog } from "../../../generator/model/catalog.js";
import { callerProgram } from "./caller-program.js";
import { mutations } from "./mutations/index.js";
import { rich, textOf, versionOf } from "./rich-catalog.js";

const root = fileURLToPath(new URL("../../..", import.meta.url));

type Pair = { readonly title: string; readonly base: Catalog; readonly head: Catalog; readonly breaks: boolean };

const pairs: readonly Pair[] = mutations.map(({ title, code, edit, before = (document) => document, callers }) => {
  const document = before(rich);
  const [base, head] = [document, edit(document)].map((each) => versionOf(textOf(each)).catalog);
  if (base === undefined || head === undefined) throw new Error(title);
  return { title: `${code}: ${title}`, base, head, breaks: callers === "breaking" };
});

/** Each caller against its own generation, which must compile whatever comes after it. */
const ownPairs = [...new Map(pairs.map((pair) => [callerProgram(pair.base), pair])).values()];

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

  test.each(pairs.map(({ title, breaks }, index) => [breaks ? "does not compile" : "compiles", title, index] as const))(
    "%s after %s",
    (_, __, index) => {
      const found = errors.get(`pair-${index}`) ?? [];
      if (pairs[index]?.breaks) expect(found).not.toEqual([]);
      else expect(found).toEqual([]);
    },
  );
});

/** The caller as it was written for the base, beside what the head generates. */
function writePair(name: string, { base, head }: Pair): void {
  const origin = { catalog: "catalog.yaml", command: head.settings.command };
  for (const { path, text } of typescriptEmitters.flatMap((emitter) => emitter.emit(head, origin))) {
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
  const source = (name: string) => [join(root, "src", `${name}.ts`)];
  const compilerOptions = {
    target: "es2022",
    lib: ["es2022"],
    module: "nodenext",
    types: [],
    noEmit: true,
    strict: true,
    exactOptionalPropertyTypes: true,
    skipLibCheck: true,
    paths: { "@meterbook/runtime/contract": source("contract"), "@meterbook/runtime/zod": source("zod") },
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
