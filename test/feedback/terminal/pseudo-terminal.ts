import { fileURLToPath } from "node:url";
import { spawn } from "@lydell/node-pty";
import { build } from "esbuild";
import { onTestFinished } from "vitest";

export type PseudoTerminal = {
  /** Waits until the text has appeared behind what was waited for before, then types. */
  answer(expected: string, keys: string): Promise<void>;
  resize(columns: number, rows: number): void;
  /** What the program wrote in all, when it has ended. */
  ended(): Promise<string>;
};

export type ProgramOptions = {
  readonly folder: string;
  readonly note?: string;
  readonly enabled?: boolean;
  readonly hang?: boolean;
};

/** The program beside this file, as one file of plain JavaScript. */
export async function bundleProgram(outfile: string): Promise<void> {
  const entryPoints = [fileURLToPath(new URL("./program.ts", import.meta.url))];
  await build({ entryPoints, outfile, bundle: true, platform: "node", format: "esm", logLevel: "error" });
}

/** Runs the program in a real pseudo-terminal. */
export function openTerminal(program: string, options: ProgramOptions, columns = 80): PseudoTerminal {
  const env = { PATH: process.env["PATH"] ?? "", TERM: "dumb", NO_COLOR: "1", LANG: "C.UTF-8" };
  const terminal = spawn(process.execPath, [program, JSON.stringify(options)], { cols: columns, rows: 24, env });
  let written = "";
  let seen = 0;
  let wake = (): void => {};
  let isOver = false;
  terminal.onData((text) => {
    written += text;
    wake();
  });
  const exit = new Promise<void>((resolve) => {
    terminal.onExit(() => {
      isOver = true;
      wake();
      resolve();
    });
  });
  onTestFinished(() => {
    if (!isOver) terminal.kill("SIGKILL");
  });
  return {
    async answer(expected, keys) {
      for (let at = -1; at === -1; at = written.indexOf(expected, seen)) {
        if (written.includes(expected, seen)) continue;
        if (isOver) throw new Error(`"${expected}" did not appear:\n${written}`);
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      }
      seen = written.indexOf(expected, seen) + expected.length;
      terminal.write(keys);
    },
    resize: (width, rows) => terminal.resize(width, rows),
    async ended() {
      await exit;
      return written;
    },
  };
}
