import { randomUUID } from "node:crypto";
import { rmSync, statSync, writeFileSync, readFileSync } from "node:fs";
import { hostname } from "node:os";
import { setTimeout as sleep } from "node:timers/promises";
import { isAlive } from "./process-state.js";
import { attempt, errnoOf, CommandError } from "./command-error.js";

type Owner = { readonly pid: number; readonly host: string; readonly id: string };
type Holder = { readonly owner: Owner | null; readonly id: string; readonly age: number };

/** A lock of another machine, or one without an owner's name, is dead after this many milliseconds. */
const foreignAge = 60_000;
const namelessAge = 2_000;
const pause = 25;

/** Milliseconds, of a clock that nobody sets; `performance` takes long to load. */
const clock = () => process.uptime() * 1000;

/**
 * Runs `action` while no other process holds the lock file. It waits up to `patience` milliseconds, and takes the lock
 * over when its owner is dead. Renames alone keep each file whole, and not a folder: without the lock, of two runs at once
 * one finds files gone that it had planned to delete, or both leave files of two versions beside each other.
 */
export async function withLock<Value>(path: string, patience: number, action: () => Value): Promise<Value> {
  const owner = await acquire(path, clock() + patience);
  try {
    return action();
  } finally {
    release(path, owner.id);
  }
}

async function acquire(path: string, deadline: number): Promise<Owner> {
  const owner = { pid: process.pid, host: hostname(), id: randomUUID() };
  while (!create(path, owner)) {
    const holder = read(path);
    if (holder === undefined) continue;
    if (isDead(holder)) await bury(path, holder, deadline);
    else if (clock() > deadline) throw busy(path, holder);
    else await sleep(pause);
  }
  return owner;
}

/**
 * Removes the lock of a dead owner. Of all who saw it dead only one may, or the second would remove the lock that the
 * first has taken meanwhile; so each looks again while it holds a lock on that very death.
 */
async function bury(path: string, dead: Holder, deadline: number): Promise<void> {
  const grave = `${path}.${dead.id}`;
  const owner = await acquire(grave, deadline);
  try {
    const holder = read(path);
    if (holder !== undefined && holder.id === dead.id && isDead(holder)) rmSync(path, { force: true });
  } finally {
    release(grave, owner.id);
  }
}

function create(path: string, owner: Owner): boolean {
  return attempt(`create the lock "${path}"`, () => {
    try {
      writeFileSync(path, JSON.stringify(owner), { flag: "wx" });
      return true;
    } catch (error) {
      if (errnoOf(error) === "EEXIST") return false;
      throw error;
    }
  });
}

function release(path: string, id: string): void {
  if (read(path)?.id === id) rmSync(path, { force: true });
}

function read(path: string): Holder | undefined {
  try {
    const age = Date.now() - statSync(path).mtimeMs;
    const owner = parse(readFileSync(path, "utf8"));
    return { owner, id: owner?.id ?? "nameless", age };
  } catch (error) {
    if (errnoOf(error) === "ENOENT") return undefined;
    throw error;
  }
}

function parse(text: string): Owner | null {
  const [, pid, host, id] = /^\{"pid":(\d+),"host":"([^"]*)","id":"([0-9a-f-]{36})"\}$/.exec(text) ?? [];
  return pid === undefined || host === undefined || id === undefined ? null : { pid: Number(pid), host, id };
}

function isDead({ owner, age }: Holder): boolean {
  if (owner === null) return age > namelessAge;
  return owner.host === hostname() ? !isAlive(owner.pid) : age > foreignAge;
}

function busy(path: string, { owner }: Holder): CommandError {
  const who = owner === null ? "another run" : `the process ${owner.pid} on ${owner.host}`;
  return new CommandError(
    `${who} has been writing to the output folder for too long`,
    `wait for it; if it no longer runs, delete "${path}"`,
  );
}
