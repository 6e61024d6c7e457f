import type { ChildProcess } from "node:child_process";
import { onTestFinished } from "vitest";
import { type Ending, meterbookProcess } from "./meterbook-process.js";

type Watching = {
  /** Waits until a text is written, on either stream, behind the one that was waited for before. */
  readonly seen: (text: string) => Promise<void>;
  /** Asks the process to end. */
  readonly end: (signal: NodeJS.Signals) => Promise<Ending>;
  readonly ending: Promise<Ending>;
};

/** `generate --watch` in a process of its own. */
export function startWatching(folder: string, words: readonly string[] = []): Watching {
  let written = "";
  let from = 0;
  let isOver = false;
  let wake = (): void => {};
  let child: ChildProcess | undefined;
  const started = (process: ChildProcess): void => {
    child = process;
    for (const stream of [process.stdout, process.stderr]) {
      stream?.on("data", (data: Buffer) => {
        written += data.toString("utf8");
        wake();
      });
    }
  };
  const ending = meterbookProcess(folder, ["generate", "--watch", ...words], { started }).finally(() => {
    isOver = true;
    wake();
  });
  onTestFinished(() => {
    child?.kill("SIGKILL");
  });
  const seen = async (text: string): Promise<void> => {
    while (!written.includes(text, from)) {
      if (isOver) throw new Error(`"${text}" was not written:\n${written.slice(from)}`);
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
    }
    from = written.indexOf(text, from) + text.length;
  };
  const end = (signal: NodeJS.Signals) => {
    child?.kill(signal);
    return ending;
  };
  return { seen, end, ending };
}
