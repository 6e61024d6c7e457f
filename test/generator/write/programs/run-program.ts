import { type ChildProcess, spawn } from "node:child_process";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { buildSync } from "esbuild";
import { temporaryFolder } from "../../temporary-folder.js";

type Ending = { readonly code: number | null; readonly signal: string | null; readonly err: string };

const texts = new Map<string, string>();

/** A program of this folder with what it imports of the generator, as Node runs it; answers where it stands. */
export function bundled(name: string): string {
  const text = texts.get(name) ?? bundle(name);
  texts.set(name, text);
  return join(temporaryFolder({ [name]: text }), name);
}

function bundle(name: string): string {
  const entryPoints = [fileURLToPath(new URL(name, import.meta.url))];
  const { outputFiles } = buildSync({ entryPoints, bundle: true, platform: "node", format: "esm", write: false });
  return outputFiles.map(({ text }) => text).join("");
}

/** Runs a program of this folder in a process of its own. */
export function runProgram(
  name: string,
  words: readonly string[],
  started: (child: ChildProcess) => void = () => undefined,
): Promise<Ending> {
  const child = spawn(process.execPath, [bundled(name), ...words]);
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
