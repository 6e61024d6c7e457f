import { spawn } from "node:child_process";
import { CommandError, errnoOf } from "../../write/command-error.js";
import { signalCodes } from "../host/outcome.js";

export type Child = {
  /** The code with which it ended; that of a shell where a signal ended it. */
  readonly ended: Promise<number>;
  readonly stop: () => void;
};

type ChildOptions = {
  readonly cwd: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Whether what it writes goes to stderr, so that stdout holds the report alone. */
  readonly quietOut: boolean;
};

/** Runs a command with the terminal of this one. */
export function startChild([program = "", ...words]: readonly string[], options: ChildOptions): Child {
  const child = spawn(program, words, {
    cwd: options.cwd,
    env: { ...options.environment },
    stdio: ["inherit", options.quietOut ? 2 : "inherit", "inherit"],
    // There, npm and the like are scripts of the shell.
    shell: process.platform === "win32",
  });
  const ended = new Promise<number>((resolve, reject) => {
    child.on("error", (error) => {
      const isMissing = errnoOf(error) === "ENOENT";
      const help = isMissing ? "correct its name; the command stands behind `--`" : null;
      reject(new CommandError(`cannot run "${program}": ${isMissing ? "it does not exist" : error.message}`, help));
    });
    child.on("close", (code, signal) => resolve(code ?? codeOfSignal(signal)));
  });
  return { ended, stop: () => void child.kill("SIGTERM") };
}

function codeOfSignal(signal: NodeJS.Signals | null): number {
  return signal === "SIGINT" || signal === "SIGTERM" ? signalCodes[signal] : 137;
}
