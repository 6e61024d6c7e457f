// Files of tests share a process: one that leaves something behind would decide what the next one finds.
import { afterAll, expect } from "vitest";

const signals = ["SIGINT", "SIGTERM", "SIGHUP", "beforeExit", "uncaughtException", "unhandledRejection", "warning"];

function state() {
  const api: unknown = Reflect.get(globalThis, Symbol.for("opentelemetry.js.api.1"));
  return {
    variables: { ...process.env },
    folder: process.cwd(),
    clock: [Date, setTimeout, setInterval, setImmediate, queueMicrotask, performance.now],
    console: Object.values(globalThis.console),
    registered: typeof api === "object" && api !== null ? Object.keys(api).filter((key) => key !== "version") : [],
    listeners: Object.fromEntries(signals.map((name) => [name, process.listenerCount(name)])),
  };
}

const before = state();
afterAll(() => expect(state(), "this file leaves the process as it found it").toEqual(before));
