import { type ChildProcess, spawn } from "node:child_process";
import { fileURLToPath } from "node:url";
import { countStarts } from "./meterbook-starts.js";

const bin = fileURLToPath(new URL("../../../generator/meterbook.cjs", import.meta.url));

export type Ending = {
  readonly code: number | null;
  readonly signal: string | null;
  readonly out: string;
  readonly err: string;
};

type Variables = Readonly<Record<string, string>>;

type Circumstances = {
  readonly variables?: Variables;
  /** Options of Node itself. */
  readonly node?: readonly string[];
  readonly started?: (child: ChildProcess) => void;
};

/** Runs the built command line in a process of its own, without the variables for colours and for GitHub of this one. */
export function meterbookProcess(
  cwd: string,
  words: readonly string[],
  { variables = {}, node = [], started = () => undefined }: Circumstances = {},
): Promise<Ending> {
  countStarts();
  const child = spawn(process.execPath, [...node, bin, ...words], {
    cwd,
    env: { ...foreignVariables(), ...variables },
  });
  const said = { out: "", err: "" };
  child.stdout.on("data", (data: Buffer) => {
    said.out += data.toString("utf8");
  });
  child.stderr.on("data", (data: Buffer) => {
    said.err += data.toString("utf8");
  });
  started(child);
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (code, signal) => resolve({ code, signal, ...said }));
  });
}

type Turn = Ending & {
  /** What was loaded that no turn before had loaded, and what is CommonJS. */
  readonly modules: readonly string[];
  /** Whether Node was asked to keep what it compiles. */
  readonly keepsCompiled: boolean;
};

export type Session = {
  readonly run: (cwd: string, words: readonly string[], variables?: Variables) => Promise<Turn>;
  readonly end: () => void;
};

const turns = fileURLToPath(new URL("programs/turns.cjs", import.meta.url));

/** One process of the built command line that runs command lines one after the other. */
export function meterbookSession({ listsModules = false } = {}): Session {
  countStarts();
  const child = spawn(process.execPath, [turns, bin, String(listsModules)], {
    env: foreignVariables(),
    stdio: ["ignore", "inherit", "inherit", "ipc"],
  });
  const run: Session["run"] = (cwd, words, variables = {}) =>
    new Promise((resolve, reject) => {
      const ended = (code: number | null) => reject(new Error(`${words.join(" ")} ended the process with ${code}`));
      child.once("exit", ended);
      child.once("message", (turn: Turn) => {
        child.off("exit", ended);
        resolve(turn);
      });
      child.send({ cwd, words, variables });
    });
  return { run, end: () => child.disconnect() };
}

/** The words of the built command line, for one start by something else: Node, and the file that it runs. */
export function builtCommand(): readonly [node: string, file: string] {
  countStarts();
  return [process.execPath, bin];
}

/** The variables of this process, without those that change what Meterbook writes. */
export function foreignVariables(): Readonly<Record<string, string | undefined>> {
  const { FORCE_COLOR: _force, NO_COLOR: _no, NODE_OPTIONS: _options, ...rest } = process.env;
  const { GITHUB_STEP_SUMMARY: _summary, GITHUB_WORKSPACE: _workspace, ...inherited } = rest;
  return inherited;
}
