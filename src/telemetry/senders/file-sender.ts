import { existsSync } from "node:fs";
import { type FileHandle, mkdir, open, rename, rm, stat } from "node:fs/promises";
import { dirname, join } from "node:path";
import { setTimeout } from "node:timers/promises";
import type { Exporter, Signal } from "../settings/config.js";
import type { Answer, Sender } from "./sender.js";

type FileExporter = Extract<Exporter, { kind: "file" }>;

const newline = 0x0a;
const readAtOnce = 64 * 1024;
/** Milliseconds after which a lock was left over by a process that was killed. */
const longestLock = 10_000;

function codeOf(error: unknown): string {
  return error instanceof Error && "code" in error ? String(error.code) : "unknown";
}

/** Folder by folder, as `recursive` never ends where the system itself makes the entries, as in /proc. */
async function makeFolder(folder: string): Promise<void> {
  if (!existsSync(dirname(folder))) await makeFolder(dirname(folder));
  try {
    await mkdir(folder, { mode: 0o700 });
  } catch (error) {
    if (codeOf(error) !== "EEXIST" || !(await stat(folder)).isDirectory()) throw error;
  }
}

async function removeLeftOver(lock: string): Promise<void> {
  try {
    if (Date.now() - (await stat(lock)).mtimeMs < longestLock) return;
    // Only one process succeeds in moving it, so that none removes the lock of another.
    await rename(lock, `${lock}.${process.pid}`);
    await rm(`${lock}.${process.pid}`);
  } catch {
    // Another process was faster.
  }
}

/** Runs while no other process has the lock. */
async function exclusively<Result>(lock: string, abort: AbortSignal, run: () => Promise<Result>): Promise<Result> {
  for (;;) {
    try {
      await (await open(lock, "wx", 0o600)).close();
      break;
    } catch (error) {
      if (codeOf(error) !== "EEXIST" || abort.aborted) throw error;
      await removeLeftOver(lock);
      await setTimeout(1 + Math.random() * 4, undefined, { ref: false });
    }
  }
  try {
    return await run();
  } finally {
    await rm(lock, { force: true });
  }
}

/** Where the last whole line ends. What is behind it was left over by a process that was killed. */
async function endOfLines(handle: FileHandle, size: number): Promise<number> {
  for (let end = size; end > 0; end -= readAtOnce) {
    const from = Math.max(0, end - readAtOnce);
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(end - from), 0, end - from, from);
    const at = buffer.subarray(0, bytesRead).lastIndexOf(newline);
    if (at !== -1) return from + at + 1;
  }
  return 0;
}

async function writeWhole(handle: FileHandle, line: Uint8Array, end: number): Promise<void> {
  try {
    for (let at = 0; at < line.length; ) at += (await handle.write(line, at)).bytesWritten;
  } catch (error) {
    await handle.truncate(end);
    throw error;
  }
}

/** `logs.jsonl` becomes `logs.1.jsonl`, that becomes `logs.2.jsonl`, and the oldest goes. */
async function rotate(file: string, mostFiles: number): Promise<void> {
  const nameOf = (age: number) => (age === 0 ? file : file.replace(/\.jsonl$/, `.${age}.jsonl`));
  if (mostFiles === 1) await rm(file, { force: true });
  for (let age = mostFiles - 1; age > 0; age -= 1) {
    if (existsSync(nameOf(age - 1))) await rename(nameOf(age - 1), nameOf(age));
  }
}

/** Appends one line as a whole, or not at all. */
async function append(file: string, line: Uint8Array, exporter: FileExporter): Promise<void> {
  const handle = await open(file, "a+", 0o600);
  try {
    const { size } = await handle.stat();
    const end = await endOfLines(handle, size);
    if (end < size) await handle.truncate(end);
    if (end === 0 || end + line.length <= exporter.maxFileBytes) return await writeWhole(handle, line, end);
  } finally {
    await handle.close();
  }
  await rotate(file, exporter.maxFiles);
  return append(file, line, exporter);
}

/**
 * Appends one JSON line a request to `<folder>/<signal>.jsonl`, which only the user may read. Several processes may write to
 * the same folder.
 */
export async function createFileSender(signal: Signal, exporter: FileExporter): Promise<Sender> {
  await makeFolder(exporter.folder);
  const file = join(exporter.folder, `${signal}.jsonl`);
  await (await open(file, "a", 0o600)).close();
  const send = async (body: Uint8Array, abort: AbortSignal): Promise<Answer> => {
    const line = Buffer.concat([body, Buffer.of(newline)]);
    if (line.length > exporter.maxFileBytes) return { kind: "split", message: "larger than a file may be" };
    try {
      await exclusively(`${file}.lock`, abort, () => append(file, line, exporter));
      return { kind: "delivered", rejected: 0 };
    } catch (error) {
      return { kind: "retry", message: `the file cannot be written (${codeOf(error)})` };
    }
  };
  return { where: file, send, close: () => {} };
}
