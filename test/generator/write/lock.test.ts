import { existsSync, readFileSync, utimesSync, writeFileSync } from "node:fs";
import { hostname } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { withLock } from "../../../generator/write/lock.js";
import { temporaryFolder } from "../temporary-folder.js";
import { runProgram } from "./programs/run-program.js";

const id = "00000000-0000-4000-8000-000000000000";
const nobody = 2147483646;

function ownedBy(pid: number, host = hostname()): string {
  return JSON.stringify({ pid, host, id });
}

test("the lock exists while the action runs and is gone afterwards", async () => {
  const path = join(temporaryFolder(), "lock");
  expect(await withLock(path, 0, () => existsSync(path))).toBe(true);
  expect(existsSync(path)).toBe(false);
});

test("the lock is released when the action throws", async () => {
  const path = join(temporaryFolder(), "lock");
  const failing = withLock(path, 0, () => {
    throw new Error("no");
  });
  await expect(failing).rejects.toThrow("no");
  expect(existsSync(path)).toBe(false);
});

test("the lock of a dead process is taken over", async () => {
  const path = join(temporaryFolder({ lock: ownedBy(nobody) }), "lock");
  expect(await withLock(path, 0, () => "done")).toBe("done");
});

test("the lock of a living process is respected, and named when it lasts", async () => {
  const path = join(temporaryFolder({ lock: ownedBy(process.pid) }), "lock");
  await expect(withLock(path, 60, () => "done")).rejects.toThrow(`process ${process.pid}`);
  expect(readFileSync(path, "utf8")).toBe(ownedBy(process.pid));
});

test("the lock of another machine is respected until it is a minute old", async () => {
  const path = join(temporaryFolder({ lock: ownedBy(nobody, "elsewhere") }), "lock");
  await expect(withLock(path, 60, () => "done")).rejects.toThrow("elsewhere");
  const old = new Date(Date.now() - 61_000);
  utimesSync(path, old, old);
  expect(await withLock(path, 60, () => "done")).toBe("done");
});

test("a lock without a name in it is taken over once its owner had time to write one", async () => {
  const path = join(temporaryFolder({ lock: "" }), "lock");
  await expect(withLock(path, 60, () => "done")).rejects.toThrow("another run");
  const old = new Date(Date.now() - 3_000);
  utimesSync(path, old, old);
  expect(await withLock(path, 60, () => "done")).toBe("done");
});

test("of many processes that find a dead lock only one works at a time", { timeout: 60_000 }, async () => {
  const folder = temporaryFolder({ lock: ownedBy(nobody), count: "0" });
  const runs = Array.from({ length: 6 }, () => runProgram("count-locked.mjs", [folder, "20"]));
  expect((await Promise.all(runs)).map(({ code }) => code)).toEqual([0, 0, 0, 0, 0, 0]);
  expect(readFileSync(join(folder, "count"), "utf8")).toBe("120");
});

test("processes that are killed while they hold the lock block nobody", { timeout: 60_000 }, async () => {
  const folder = temporaryFolder({ count: "0" });
  const lock = join(folder, "lock");
  const runs = Array.from({ length: 4 }, () => runProgram("die-locked.mjs", [lock]));
  expect((await Promise.all(runs)).map(({ signal }) => signal)).toEqual(["SIGKILL", "SIGKILL", "SIGKILL", "SIGKILL"]);
  writeFileSync(join(folder, "count"), String(await withLock(lock, 5_000, () => 1)));
  expect(readFileSync(join(folder, "count"), "utf8")).toBe("1");
});
