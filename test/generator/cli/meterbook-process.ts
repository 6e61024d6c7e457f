import { type ChildProcess, spawn } from "node:child_process";
import { fileURLToPath } from "node:url";

export const bin = fileURLToPath(new URL("../../../generator/meterbook.js", import.meta.url));

export type Ending = {
  readonly code: number | null;
  readonly signal: string | null;
  readonly out: string;
  readonly err: string;
};

type Circumstances = {
  readonly variables?: Readonly<Record<string, string>>;
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

/** The variables of this process, without those that change what Meterbook writes. */
export function foreignVariables(): Readonly<Record<string, string | undefined>> {
  const { FORCE_COLOR: _force, NO_COLOR: _no, NODE_OPTIONS: _options, ...rest } = process.env;
  const { GITHUB_STEP_SUMMARY: _summary, GITHUB_WORKSPACE: _workspace, ...inherited } = rest;
  return inherited;
}
