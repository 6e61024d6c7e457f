import { PassThrough } from "node:stream";
import type { ReadStream } from "node:tty";
import { expect, test } from "vitest";
import { openKeyboard } from "../../../src/feedback/terminal/keyboard.js";

/** A stream with the one thing that only terminals have; run.test.ts uses a real one. */
function start() {
  const modes: boolean[] = [];
  const setRawMode = (mode: boolean): void => void modes.push(mode);
  const stream = Object.assign(new PassThrough(), { isRaw: false, setRawMode });
  return { modes, stream, keyboard: openKeyboard(stream as unknown as ReadStream) };
}

test("keys that come in pieces are whole", async () => {
  const { stream, keyboard } = start();
  const bytes = Buffer.from("\x1b[Bé\r");
  for (const byte of bytes) stream.write(Buffer.of(byte));
  expect(await keyboard.next()).toEqual({ kind: "down" });
  expect(await keyboard.next()).toEqual({ kind: "text", text: "é" });
  expect(await keyboard.next()).toEqual({ kind: "enter" });
  keyboard.close();
});

test("Escape alone cancels", async () => {
  const { stream, keyboard } = start();
  stream.write("\x1b");
  expect(await keyboard.next()).toEqual({ kind: "cancel" });
  keyboard.close();
});

test("the end of the input cancels, now and later", async () => {
  const { stream, keyboard } = start();
  const waiting = keyboard.next();
  stream.end("x");
  expect(await waiting).toEqual({ kind: "text", text: "x" });
  expect(await keyboard.next()).toEqual({ kind: "cancel" });
  expect(await keyboard.next()).toEqual({ kind: "cancel" });
  keyboard.close();
});

test("who no longer waits loses no key to it", async () => {
  const { stream, keyboard } = start();
  const controller = new AbortController();
  const waiting = keyboard.next(controller.signal);
  controller.abort();
  expect(await waiting).toBeUndefined();
  expect(await keyboard.next(AbortSignal.abort())).toBeUndefined();
  stream.write("a");
  expect(await keyboard.next()).toEqual({ kind: "text", text: "a" });
  keyboard.close();
});

test("closed, it leaves the input as it was", () => {
  const { modes, stream, keyboard } = start();
  keyboard.close();
  expect(modes).toEqual([true, false]);
  expect(stream.isPaused()).toBe(true);
  expect(stream.listenerCount("data")).toBe(0);
});
