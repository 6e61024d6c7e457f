import type { ChildProcess } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { expect, test } from "vitest";
import { temporaryFolder } from "../temporary-folder.js";
import { faulty, shop } from "./catalogs.js";
import { meterbookProcess } from "./meterbook-process.js";

test.each([
  [0, ["--version"], /^0\.\d+\.\d+\n$/, /^$/],
  [1, ["lint", "--catalog", "faulty.yaml"], /^$/, /^faulty\.yaml:7:5 {2}error\[unknown-key\]/],
  [2, ["lnit"], /^$/, /^error: unknown command "lnit"\n/],
])("a process ends with %i for %j", async (code, words, out, err) => {
  const folder = temporaryFolder({ "faulty.yaml": faulty });
  const ending = await meterbookProcess(folder, words);
  expect(ending).toEqual({ code, signal: null, out: expect.stringMatching(out), err: expect.stringMatching(err) });
});

test("a run that is interrupted while it waits for another ends with the code that shells know", async () => {
  const lock = JSON.stringify({ pid: 1, host: "elsewhere", id: "00000000-0000-4000-8000-000000000000" });
  const leftover = ".meterbook-2147483646-0123abcd.tmp";
  const files = { "catalog.yaml": shop, "generated/.meterbook.lock": lock, [`generated/${leftover}`]: "" };
  const folder = temporaryFolder(files);
  const interrupt = async (child: ChildProcess): Promise<void> => {
    // A run clears the folder just before it waits.
    while (existsSync(join(folder, "generated", leftover))) await sleep(10);
    child.kill("SIGINT");
  };
  const ending = await meterbookProcess(folder, [], { started: (child) => void interrupt(child) });
  expect(ending).toMatchObject({ code: 130, out: "" });
  expect(readFileSync(join(folder, "generated/.meterbook.lock"), "utf8")).toBe(lock);
});

test("an older Node is rejected before it reads anything that it cannot", async () => {
  const old = 'Object.defineProperty(process, "versions", { value: { node: "20.18.3" } })';
  const node = ["--import", `data:text/javascript,${encodeURIComponent(old)}`];
  const { code, out, err } = await meterbookProcess(temporaryFolder(), ["--help"], { node });
  expect([code, out, err]).toEqual([2, "", "error: meterbook needs Node 20.19 or newer, and this is Node 20.18.3\n"]);
});

test("a bug ends with its stack and the request to report it", async () => {
  const planted = 'process.cwd = () => { throw new TypeError("planted") }';
  const node = ["--import", `data:text/javascript,${encodeURIComponent(planted)}`];
  const { code, err } = await meterbookProcess(temporaryFolder({ "catalog.yaml": shop }), [], { node });
  expect(code).toBe(3);
  expect(err).toMatch(/^error: meterbook has a bug; please report it[^\n]*\nTypeError: planted\n\s+at /);
});

test("a reader that stops reading is no failure", async () => {
  const ending = await meterbookProcess(temporaryFolder(), ["schema"], { started: (child) => child.stdout?.destroy() });
  expect(ending).toMatchObject({ code: 0, err: "" });
});
