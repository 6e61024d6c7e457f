import { mkdirSync, readdirSync, readFileSync, statSync, utimesSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { cachedDataVersionTag } from "node:v8";
import { expect, test } from "vitest";
import { loadCompiled } from "../../../generator/older-node/load-compiled.js";
import { temporaryFolder } from "../temporary-folder.js";

const sources = {
  "main.cjs": 'exports.sum = require("./add.cjs").add(1, 2);\nexports.later = () => "called later";\n',
  "add.cjs": "exports.add = (left, right) => left + right;\n",
};

function programOf(files: Readonly<Record<string, string>>) {
  const folder = temporaryFolder(files);
  const cache = join(folder, "cache");
  const versioned = join(cache, `${process.version}-${process.platform}-${process.arch}-${cachedDataVersionTag()}`);
  return {
    run: () => loadCompiled(join(folder, "main.cjs"), cache),
    edit: (name: string, text: string) => writeFileSync(join(folder, name), text),
    cache,
    versioned,
    kept: () => readdirSync(versioned).sort(),
    pathOf: (start: string) => join(versioned, readdirSync(versioned).find((name) => name.startsWith(start)) ?? ""),
  };
}

test("what was compiled is taken again, and gives what the text gives", () => {
  const { run, kept } = programOf(sources);
  const first = run();
  expect([first.exports, [...first.reused]]).toEqual([expect.objectContaining({ sum: 3 }), []]);
  first.keep();
  expect(kept()).toEqual([
    expect.stringMatching(/^add\.cjs-[0-9a-f]{16}$/),
    expect.stringMatching(/^main\.cjs-[0-9a-f]{16}$/),
  ]);
  const second = run();
  expect([second.exports, [...second.reused]]).toEqual([expect.objectContaining({ sum: 3 }), ["main.cjs", "add.cjs"]]);
});

test("what a run calls for the first time is added by the first three, and then once a day", () => {
  const { run, pathOf } = programOf(sources);
  const sizes = [false, false, true, true].map((isCalled) => {
    const { exports, keep } = run();
    if (isCalled) expect((exports as { later: () => string }).later()).toBe("called later");
    keep();
    return readFileSync(pathOf("main.cjs")).length;
  });
  expect(sizes[1]).toBe(sizes[0]);
  expect(sizes[2]).toBeGreaterThan(sizes[0] ?? 0);
  const path = pathOf("main.cjs");
  const writes = (hours: number) => {
    const time = new Date(Date.now() - hours * 3_600_000);
    utimesSync(path, time, time);
    const { exports, keep } = run();
    expect(exports).toMatchObject({ sum: 3 });
    keep();
    return statSync(path).mtimeMs > time.getTime() + 1000;
  };
  expect([writes(1), writes(23), writes(25), writes(1)]).toEqual([false, false, true, false]);
});

test("a text of the same length is another text, and what was kept of the older one goes", () => {
  const { run, edit, kept } = programOf(sources);
  run().keep();
  const before = kept();
  edit("add.cjs", sources["add.cjs"].replace("+", "*"));
  const changed = run();
  expect([changed.exports, [...changed.reused]]).toEqual([expect.objectContaining({ sum: 2 }), ["main.cjs"]]);
  changed.keep();
  expect(kept()).toHaveLength(2);
  expect(kept().filter((name) => !before.includes(name))).toEqual([expect.stringMatching(/^add\.cjs-/)]);
});

test.each([
  ["is cut", (bytes: Buffer) => bytes.subarray(0, bytes.length - 9)],
  ["is empty", () => Buffer.alloc(0)],
  ["has another byte at its end", (bytes: Buffer) => flipped(bytes, bytes.length - 1)],
  ["has another hash", (bytes: Buffer) => flipped(bytes, 0)],
  ["counts other runs", (bytes: Buffer) => flipped(bytes, 32)],
])("what was kept is not used where it %s, and is written whole again", (_how, spoil) => {
  const { run, pathOf } = programOf(sources);
  run().keep();
  const path = pathOf("main.cjs");
  const whole = readFileSync(path);
  writeFileSync(path, spoil(whole));
  const again = run();
  expect([again.exports, [...again.reused]]).toEqual([expect.objectContaining({ sum: 3 }), ["add.cjs"]]);
  again.keep();
  expect(readFileSync(path)[32]).toBe(1);
  expect([...run().reused]).toEqual(["main.cjs", "add.cjs"]);
});

function flipped(bytes: Buffer, at: number): Buffer {
  return Buffer.from(bytes.map((byte, index) => (index === at ? byte ^ 1 : byte)));
}

test("a folder that cannot be written changes nothing", () => {
  const { run, cache } = programOf({ ...sources, cache: "a file" });
  const { exports, keep } = run();
  expect(exports).toMatchObject({ sum: 3 });
  keep();
  expect(readFileSync(cache, "utf8")).toBe("a file");
});

test("what stands in its place is replaced, and a folder there stays", () => {
  const { run, pathOf, cache } = programOf(sources);
  const { keep } = run();
  keep();
  const name = basename(pathOf("main.cjs"));
  const other = programOf(sources);
  mkdirSync(join(other.versioned, name), { recursive: true });
  const blocked = other.run();
  blocked.keep();
  expect([blocked.exports, other.kept()]).toEqual([expect.objectContaining({ sum: 3 }), [expect.any(String), name]]);
  expect(cache).not.toBe(other.cache);
});

test("modules have what modules of Node have: packages, each other, their own place, other kinds of import", async () => {
  const { run } = programOf({
    "main.cjs":
      'exports.early = 1;\nexports.other = require("./other.cjs");\nexports.name = require("node:path").basename(__filename);\nexports.late = require("./import-module.cjs").importModule("node:os");\nmodule.exports = { ...exports, folder: __dirname };\n',
    "import-module.cjs": "exports.importModule = (specifier) => import(specifier);\n",
    "other.cjs": 'exports.seen = require("./main.cjs").early;\n',
  });
  const { exports } = run();
  const { late, folder, ...rest } = exports as { late: Promise<typeof import("node:os")>; folder: string };
  expect(rest).toEqual({ early: 1, other: { seen: 1 }, name: "main.cjs" });
  expect(basename(folder)).toMatch(/^meterbook-/);
  expect((await late).EOL).toBe("\n");
});

test("an error names its file, line and column, compiled now or before", () => {
  const { run } = programOf({ "main.cjs": 'exports.fail = () => { throw new Error("x"); };\n' });
  const places = [0, 1].map(() => {
    const { exports, keep } = run();
    keep();
    try {
      (exports as { fail: () => void }).fail();
    } catch (error) {
      return /main\.cjs:\d+:\d+/.exec((error as Error).stack ?? "")?.[0];
    }
    return undefined;
  });
  expect(places).toEqual(["main.cjs:1:30", "main.cjs:1:30"]);
});
