import type { ChildProcess } from "node:child_process";
import { onTestFinished } from "vitest";
import { type Ending, meterbook } from "../meterbook.js";
import { type Ending as ProcessEnding, meterbookProcess } from "../meterbook-process.js";

type Seen = {
  /** Waits until a text is written, on either stream, behind the one that was waited for before. */
  readonly seen: (text: string) => Promise<void>;
};

type Watching = Seen & {
  /** Asks it to end. */
  readonly end: () => Promise<Ending>;
  readonly ending: Promise<Ending>;
};

type WatchingProcess = Seen & { readonly end: (signal: NodeJS.Signals) => Promise<ProcessEnding> };

const words = ["generate", "--watch"];

/** `generate --watch` in this process. */
export function startWatching(folder: string, more: readonly string[] = []): Watching {
  const written = createWritten();
  const printed = { out: "", err: "" };
  const print = ({ out, err }: { readonly out: string; readonly err: string }) => {
    printed.out += out;
    printed.err += err;
    written.add(out + err);
  };
  let interrupt = (): void => {};
  const interrupted = new Promise<void>((resolve) => {
    interrupt = resolve;
  });
  const host = { print, interruption: () => interrupted };
  const ending = meterbook(folder, [...words, ...more], { host })
    .then(({ code, out, err }) => ({ code, out: printed.out + out, err: printed.err + err }))
    .finally(written.close);
  const end = () => {
    interrupt();
    return ending;
  };
  onTestFinished(() => void end());
  return { seen: written.seen, end, ending };
}

/** The same in a process of its own, which a signal asks to end. */
export function startWatchingProcess(folder: string): WatchingProcess {
  const written = createWritten();
  let child: ChildProcess | undefined;
  const started = (process: ChildProcess): void => {
    child = process;
    for (const stream of [process.stdout, process.stderr]) {
      stream?.on("data", (data: Buffer) => written.add(data.toString("utf8")));
    }
  };
  const ending = meterbookProcess(folder, words, { started }).finally(written.close);
  onTestFinished(() => {
    child?.kill("SIGKILL");
  });
  const end = (signal: NodeJS.Signals) => {
    child?.kill(signal);
    return ending;
  };
  return { seen: written.seen, end };
}

function createWritten(): Seen & { readonly add: (text: string) => void; readonly close: () => void } {
  let written = "";
  let from = 0;
  let isOver = false;
  let wake = (): void => {};
  const add = (text: string): void => {
    written += text;
    wake();
  };
  const close = (): void => {
    isOver = true;
    wake();
  };
  const seen = async (text: string): Promise<void> => {
    while (!written.includes(text, from)) {
      if (isOver) throw new Error(`"${text}" was not written:\n${written.slice(from)}`);
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
    }
    from = written.indexOf(text, from) + text.length;
  };
  return { add, close, seen };
}
