import { type ChildProcess, spawn } from "node:child_process";
import { fileURLToPath } from "node:url";

export type Ending = { readonly code: number | null; readonly signal: string | null; readonly err: string };

/** Runs a program of this folder, which uses the built generator, in a process of its own. */
export function runProgram(
  name: string,
  words: readonly string[],
  started: (child: ChildProcess) => void = () => undefined,
): Promise<Ending> {
  const child = spawn(process.execPath, [fileURLToPath(new URL(name, import.meta.url)), ...words]);
  let err = "";
  child.stderr.on("data", (data: Buffer) => {
    err += data.toString("utf8");
  });
  started(child);
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (code, signal) => resolve({ code, signal, err }));
  });
}
