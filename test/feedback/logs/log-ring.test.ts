import { once } from "node:events";
import { createReadStream } from "node:fs";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { LoggerProvider } from "@opentelemetry/sdk-logs";
import { array, assert, constantFrom, integer, oneof, property, string, uint8Array } from "fast-check";
import { expect, test } from "vitest";
import { defaultRingBytes, LogRing } from "../../../src/feedback/index.js";
import { logLine } from "../../../src/feedback/logs/log-line.js";
import { temporaryFolder } from "../../generator/temporary-folder.js";
import { runs } from "../../fuzz.js";

const newline = 0x0a;

/** What the ring is compared with: all bytes ever appended. */
function wholeLines(all: readonly number[], capacity: number): Buffer {
  const start = Math.max(0, all.length - capacity);
  const kept = all.slice(start);
  const startsLine = start === 0 || all[start - 1] === newline;
  const from = startsLine ? 0 : kept.indexOf(newline) + 1;
  const isCut = !startsLine && from === 0;
  return isCut ? Buffer.alloc(0) : Buffer.from(kept.slice(from, kept.lastIndexOf(newline) + 1));
}

const chunk = oneof(
  string({ unit: constantFrom("a", "é", "字", "😀", "\n"), maxLength: 12 }),
  uint8Array({ maxLength: 12 }),
  constantFrom("\n", "", "x".repeat(40), `${"y".repeat(30)}\n`),
);

test("the ring holds what a plain array of bytes would hold, in whole lines", () => {
  assert(
    property(integer({ min: 1, max: 40 }), array(chunk, { maxLength: 30 }), (capacity, chunks) => {
      const ring = new LogRing(capacity);
      const all: number[] = [];
      for (const each of chunks) {
        ring.append(each);
        all.push(...(typeof each === "string" ? Buffer.from(each) : each));
        expect(ring.snapshot()).toEqual(wholeLines(all, capacity));
        expect(ring.size).toBe(Math.min(all.length, capacity));
      }
    }),
    runs(200),
  );
});

test("text comes out in whole characters, wherever it was cut off", () => {
  for (let capacity = 1; capacity < 60; capacity += 1) {
    const ring = new LogRing(capacity);
    for (let line = 0; line < 20; line += 1) ring.line(`${line} é 字 😀`);
    const text = ring.snapshot().toString("utf8");
    expect(text).not.toContain("\ufffd");
    expect(text).toMatch(/^(?:\d+ é 字 😀\n)*$/u);
  }
});

test("the snapshot is a copy", () => {
  const ring = new LogRing(16);
  ring.line("before");
  const snapshot = ring.snapshot();
  ring.append("x".repeat(64));
  expect(snapshot.toString()).toBe("before\n");
});

test("a cleared ring holds nothing", () => {
  const ring = new LogRing(8);
  ring.append("secret\nx");
  ring.clear();
  expect(ring.size).toBe(0);
  expect(ring.snapshot()).toHaveLength(0);
  ring.line("new");
  expect(ring.snapshot().toString()).toBe("new\n");
});

test("the ring holds 4 MiB if nothing else is said", () => {
  const ring = new LogRing();
  ring.append("\n");
  for (let round = 0; round < 5; round += 1) ring.append(new Uint8Array(1024 * 1024).fill(round + 48));
  expect(ring.capacity).toBe(defaultRingBytes);
  expect(ring.size).toBe(4 * 1024 * 1024);
});

test.each([0, -1, 1.5, Number.NaN, 2 ** 31])("a capacity of %s is rejected", (capacity) => {
  expect(() => new LogRing(capacity)).toThrow(RangeError);
});

test("the function for lines works without its ring", () => {
  const ring = new LogRing(64);
  const { line } = ring;
  ["one", "two"].forEach(line);
  expect(ring.snapshot().toString()).toBe("one\ntwo\n");
});

test("streams write into the ring, with characters cut between chunks", async () => {
  const ring = new LogRing(1024);
  const bytes = Buffer.from("first é\nsecond 😀\n");
  await pipeline(Readable.from([...bytes].map((byte) => Buffer.of(byte))), ring.writable());
  const stream = ring.writable();
  stream.end("caf\u00e9\n", "latin1");
  await once(stream, "finish");
  expect(ring.snapshot()).toEqual(Buffer.concat([bytes, Buffer.from([0x63, 0x61, 0x66, 0xe9, 0x0a])]));
});

test("a file can be piped into the ring and its end remains", async () => {
  const text = Array.from({ length: 5000 }, (_, index) => `line ${index}\n`).join("");
  const folder = temporaryFolder({ "log.txt": text });
  const ring = new LogRing(100);
  await pipeline(createReadStream(`${folder}/log.txt`), ring.writable());
  expect(text.endsWith(ring.snapshot().toString())).toBe(true);
  expect(ring.snapshot().length).toBeGreaterThan(80);
});

test("log records of the real SDK arrive as lines", async () => {
  const ring = new LogRing(4096);
  const provider = new LoggerProvider({ processors: [ring.processor()] });
  const logger = provider.getLogger("test");
  const timestamp = new Date("2026-01-02T03:04:05.678Z");
  logger.emit({ timestamp, severityNumber: 9, body: "started", attributes: { port: 80 } });
  logger.emit({ timestamp, severityText: "ERROR", eventName: "codex.api_request", body: "two\nlines" });
  logger.emit({ timestamp, severityNumber: 17, body: { nested: [1, "x"] } });
  await provider.forceFlush();
  await provider.shutdown();
  expect(ring.snapshot().toString().split("\n")).toEqual([
    '2026-01-02T03:04:05.678Z INFO started {"port":80}',
    '2026-01-02T03:04:05.678Z ERROR codex.api_request "two\\nlines"',
    '2026-01-02T03:04:05.678Z ERROR {"nested":[1,"x"]}',
    "",
  ]);
});

test("a log record that cannot be read is a line, too", () => {
  const circular: Record<string, unknown> = {};
  circular["self"] = circular;
  const throwing = {
    get body(): string {
      throw new Error("no");
    },
  };
  expect(logLine({ body: circular })).toBe("(object that cannot be read)");
  expect(logLine({ body: 12n })).toBe('"12"');
  expect(logLine({ body: Symbol("s") })).toBe("Symbol(s)");
  expect(logLine(throwing)).toBe("(log record that cannot be read)");
  expect(logLine({ hrTime: [Number.NaN, 0] })).toBe("(log record that cannot be read)");
});
