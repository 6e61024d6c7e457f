import { Buffer } from "node:buffer";
import { Writable } from "node:stream";
import { type LogRecord, logLine } from "./log-line.js";

/** The part of the SDK's `LogRecordProcessor` that it calls. */
export type LogRingProcessor = {
  onEmit(record: LogRecord): void;
  forceFlush(): Promise<void>;
  shutdown(): Promise<void>;
};

const newline = 0x0a;

/** 4 MiB. */
export const defaultRingBytes: number = 4 * 1024 * 1024;

/**
 * The most recent logs of a process, in memory only: the last `capacity` bytes of what is appended, byte for byte.
 * The memory is reserved once; appending costs a copy of what is appended. Throws a RangeError for a capacity that is
 * no whole number of bytes from 1 to 1 GiB.
 */
export class LogRing {
  readonly capacity: number;
  /** One byte longer than the capacity: the byte before the oldest one shows whether a line starts there. */
  readonly #bytes: Buffer;
  #next = 0;
  #stored = 0;

  constructor(capacity: number = defaultRingBytes) {
    if (!Number.isInteger(capacity) || capacity < 1 || capacity > 2 ** 30) {
      throw new RangeError(`the capacity is a whole number of bytes from 1 to ${2 ** 30}, "${capacity}" was given`);
    }
    this.capacity = capacity;
    this.#bytes = Buffer.alloc(capacity + 1);
  }

  /** Bytes held now. */
  get size(): number {
    return Math.min(this.#stored, this.capacity);
  }

  /** Appends text as UTF-8, or bytes, as they are. */
  append(chunk: string | Uint8Array): void {
    const given = typeof chunk === "string" ? Buffer.from(chunk) : chunk;
    const room = this.#bytes.length;
    const kept = given.length > room ? given.subarray(given.length - room) : given;
    const head = Math.min(kept.length, room - this.#next);
    this.#bytes.set(kept.subarray(0, head), this.#next);
    this.#bytes.set(kept.subarray(head), 0);
    this.#next = (this.#next + kept.length) % room;
    this.#stored = Math.min(room, this.#stored + kept.length);
  }

  /** Appends a line and its end. It needs no `this`, so that it can be handed to a logger as it is. */
  readonly line = (text: string): void => {
    this.append(`${text}\n`);
  };

  /** A stream into the ring, which never makes its writer wait. */
  writable(): Writable {
    return new Writable({
      write: (chunk: Uint8Array, _encoding, done) => {
        this.append(chunk);
        done();
      },
    });
  }

  /** For `LoggerProvider({ processors: [ring.processor()] })`: one line for each log record. */
  processor(): LogRingProcessor {
    return {
      onEmit: (record) => this.line(logLine(record)),
      forceFlush: async () => {},
      shutdown: async () => {},
    };
  }

  /** A copy of the whole lines held, so of whole characters. A line whose start is lost or whose end is not yet there is left out. */
  snapshot(): Buffer {
    const isFull = this.#stored === this.#bytes.length;
    const older = isFull ? this.#bytes.subarray(this.#next) : Buffer.alloc(0);
    const all = Buffer.concat([older, this.#bytes.subarray(0, this.#next)]);
    return all.subarray(isFull ? all.indexOf(newline) + 1 : 0, all.lastIndexOf(newline) + 1);
  }

  clear(): void {
    this.#bytes.fill(0);
    this.#next = 0;
    this.#stored = 0;
  }
}
