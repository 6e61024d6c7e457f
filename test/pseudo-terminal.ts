import { type IPty, spawn } from "@lydell/node-pty";
import { onTestFinished } from "vitest";

export type PseudoTerminal = {
  /** Waits until the text has appeared behind what was waited for before, then types. */
  answer(expected: string, keys: string): Promise<void>;
  resize(columns: number, rows: number): void;
  /** What the program wrote in all, when it has ended. */
  ended(): Promise<string>;
  exitCode(): Promise<number>;
};

type TerminalOptions = {
  readonly cwd?: string;
  readonly columns?: number;
  /** The kind of terminal; on a dumb one a line cannot be edited. */
  readonly kind?: "dumb" | "xterm";
};

/** Runs Node with these words in a real pseudo-terminal. */
export function openPseudoTerminal(words: readonly string[], options: TerminalOptions = {}): PseudoTerminal {
  const terminal = start(words, options);
  let written = "";
  let seen = 0;
  let wake = (): void => {};
  let code: number | undefined;
  terminal.onData((text) => {
    written += text;
    wake();
  });
  const exit = new Promise<number>((resolve) => {
    terminal.onExit(({ exitCode }) => {
      code = exitCode;
      wake();
      resolve(exitCode);
    });
  });
  onTestFinished(() => {
    if (code === undefined) terminal.kill("SIGKILL");
  });
  return {
    async answer(expected, keys) {
      while (!written.includes(expected, seen)) {
        if (code !== undefined) throw new Error(`"${expected}" did not appear:\n${written}`);
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
    exitCode: () => exit,
  };
}

function start(words: readonly string[], { cwd, columns, kind }: TerminalOptions): IPty {
  const env = { PATH: process.env["PATH"] ?? "", TERM: kind ?? "dumb", NO_COLOR: "1", LANG: "C.UTF-8" };
  return spawn(process.execPath, [...words], { cols: columns ?? 80, rows: 24, cwd: cwd ?? process.cwd(), env });
}
