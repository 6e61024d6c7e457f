import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { basename, dirname, join } from "node:path";
import { cachedDataVersionTag } from "node:v8";
import { Script } from "node:vm";
import { keptName, readKept, writeKept } from "./kept.js";

type Loaded = {
  readonly exports: unknown;
  /** The names of the files of which the compiled form was taken from the cache. */
  readonly reused: ReadonlySet<string>;
  /** Writes what V8 has compiled by now, where the cache may hold less. Never throws. */
  readonly keep: () => void;
};

/** V8 compiles a function when it is called: what the first runs did not call, the next ones add, and then one run a day. */
const firstRuns = 3;
const day = 24 * 60 * 60 * 1000;

/** What imports modules, which no script can that is taken from a cache. */
const importing = "./import-module.cjs";

/**
 * Loads a module of CommonJS, and those beside it that it requires, with what V8 compiled of them before, which stands in a
 * folder. It is used for the same text, version and flags of V8 only.
 */
export function loadCompiled(path: string, cache: string): Loaded {
  const folder = dirname(path);
  const kept = join(cache, `${process.version}-${process.platform}-${process.arch}-${cachedDataVersionTag()}`);
  const requireOther = createRequire(path);
  const modules = new Map<string, { exports: unknown }>();
  const compiled = new Map<string, Compiled>();

  function load(file: string): unknown {
    const known = modules.get(file);
    if (known !== undefined) return known.exports;
    const module = { exports: {} as unknown };
    modules.set(file, module);
    const each = compile(join(folder, file), kept);
    compiled.set(file, each);
    const run: ModuleFunction = each.script.runInThisContext();
    run(module.exports, requireBeside, module, join(folder, file), folder);
    return module.exports;
  }

  const requireBeside = (id: string) =>
    id.startsWith("./") && id !== importing ? load(basename(id)) : requireOther(id);
  const exports = load(basename(path));
  const reused = new Set([...compiled].flatMap(([file, { runs }]) => (runs > 0 ? [file] : [])));
  return { exports, reused, keep: () => keepAll([...compiled.values()], kept) };
}

type ModuleFunction = (
  exports: unknown,
  require: (id: string) => unknown,
  module: { exports: unknown },
  filename: string,
  dirname: string,
) => void;

/** A script, the name of what is kept of it, in how many runs that grew: in none where it was compiled now; and if this one adds to it. */
type Compiled = { readonly script: Script; readonly name: string; readonly runs: number; readonly isDue: boolean };

const wrapper = "(function (exports, require, module, __filename, __dirname) {";

function compile(filename: string, folder: string): Compiled {
  const text = readFileSync(filename, "utf8");
  const name = keptName(basename(filename), text);
  const known = readKept(folder, name);
  const script = new Script(`${wrapper}${text}\n})`, {
    filename,
    columnOffset: -wrapper.length,
    cachedData: known?.data,
  });
  if (known === undefined || script.cachedDataRejected === true) return { script, name, runs: 0, isDue: true };
  return { script, name, runs: known.runs, isDue: known.runs < firstRuns || known.age > day };
}

function keepAll(compiled: readonly Compiled[], folder: string): void {
  for (const { script, name, runs, isDue } of compiled) {
    if (!isDue) continue;
    writeKept(folder, name, { runs: Math.min(runs + 1, firstRuns), data: script.createCachedData() });
  }
}
