import { Buffer } from "node:buffer";
import { StringDecoder } from "node:string_decoder";
import type { ReadStream } from "node:tty";
import { decodeEnd, decodeKeys, type Key } from "./keys.js";

/** The keys of a person, one at a time. */
export type Keyboard = {
  /** The next key; undefined when the signal is aborted. After the end of the input it is `cancel` for ever. */
  next(signal?: AbortSignal): Promise<Key | undefined>;
  /** Puts the input back as it was found. */
  close(): void;
};

/** How long a lone Escape may be the start of an arrow key, in milliseconds. */
const patience = 50;

type Waiting = (key: Key | undefined) => void;

type Queue = {
  add(keys: readonly Key[]): void;
  end(): void;
  next(signal?: AbortSignal): Promise<Key | undefined>;
};

function createQueue(): Queue {
  const keys: Key[] = [];
  let waiting: Waiting | undefined;
  let isEnded = false;
  const take = (): Key | undefined => keys.shift() ?? (isEnded ? { kind: "cancel" } : undefined);
  const pass = (): void => {
    if (waiting === undefined) return;
    const key = take();
    if (key !== undefined) waiting(key);
  };
  return {
    add: (more) => {
      keys.push(...more);
      pass();
    },
    end: () => {
      isEnded = true;
      pass();
    },
    next: (signal) =>
      new Promise((resolve) => {
        const done: Waiting = (key) => {
          waiting = undefined;
          signal?.removeEventListener("abort", stop);
          resolve(key);
        };
        const stop = (): void => done(undefined);
        waiting = done;
        signal?.addEventListener("abort", stop);
        if (signal?.aborted) stop();
        else pass();
      }),
  };
}

/**
 * Takes the input into raw mode and reads keys, until it is closed. Text that is pasted comes as text: prompts that read
 * it key by key take its line ends for Enter, and so for an answer to the next question.
 */
export function openKeyboard(input: ReadStream): Keyboard {
  const queue = createQueue();
  const decoder = new StringDecoder("utf8");
  const wasRaw = input.isRaw;
  const wasFlowing = input.readableFlowing === true;
  let rest = "";
  let timer: NodeJS.Timeout | undefined;
  const read = (chunk: Uint8Array | string): void => {
    clearTimeout(timer);
    const decoded = decodeKeys(rest + (typeof chunk === "string" ? chunk : decoder.write(Buffer.from(chunk))));
    rest = decoded.rest;
    queue.add(decoded.keys);
    if (rest !== "" && !rest.includes("[200~")) timer = setTimeout(giveUp, patience);
  };
  const giveUp = (): void => {
    queue.add(decodeEnd(rest));
    rest = "";
  };
  input.setRawMode(true);
  input.on("data", read);
  input.on("end", queue.end);
  input.on("close", queue.end);
  input.on("error", queue.end);
  input.resume();
  return {
    next: queue.next,
    close() {
      clearTimeout(timer);
      input.off("data", read);
      input.off("end", queue.end);
      input.off("close", queue.end);
      input.off("error", queue.end);
      if (!input.destroyed) input.setRawMode(wasRaw);
      if (!wasFlowing) input.pause();
    },
  };
}
