import { diag } from "@opentelemetry/api";
import type { ExportStats } from "./export-stats.js";
import type { Answer, Sender } from "../senders/sender.js";

export type SendQueueOptions<Item> = {
  readonly name: string;
  readonly sender: Sender;
  readonly stats: ExportStats;
  encode(items: Item[]): Uint8Array;
  /** How much an item counts for. */
  weigh(item: Item): number;
  /** Items that wait at most; further ones are dropped, as the SDK's own processors do. */
  readonly limit: number;
  readonly batchSize: number;
  /** Milliseconds. */
  readonly delay: number;
  readonly timeout: number;
  /** A new item replaces the one that waits, because it holds all of its data. */
  readonly latestOnly: boolean;
};

const shortestDelay = 100;
const firstDelay = 1_000;
const longestDelay = 30_000;

/**
 * A queue of one signal's items: sends them in batches one after the other, keeps them while the receiver is unreachable, and
 * counts those that are dropped. Its timers do not keep the process alive.
 */
export class SendQueue<Item> {
  readonly #options: SendQueueOptions<Item>;
  #waiting: Item[] = [];
  #batchSize: number;
  #timer: NodeJS.Timeout | undefined;
  #running: Promise<void> | undefined;
  #retryDelay = 0;
  #attempt: AbortController | undefined;
  #ended = false;

  constructor(options: SendQueueOptions<Item>) {
    this.#options = options;
    this.#batchSize = options.batchSize;
  }

  get stats(): ExportStats {
    return this.#options.stats;
  }

  get waiting(): number {
    return this.#weigh(this.#waiting);
  }

  add(item: Item): void {
    const { latestOnly, limit, stats, delay, batchSize } = this.#options;
    if (this.#ended || (!latestOnly && this.#waiting.length >= limit)) {
      stats.dropped += this.#weigh([item]);
      return;
    }
    if (latestOnly) this.#waiting = [item];
    else this.#waiting.push(item);
    if (this.#waiting.length >= batchSize && this.#retryDelay === 0) this.#run();
    else this.#schedule(delay);
  }

  /** Sends what waits now, whatever delay the receiver asked for. */
  async flush(): Promise<void> {
    // Sockets do not keep the process alive; this interval does.
    const hold = setInterval(() => {}, longestDelay);
    await this.#running;
    await this.#run();
    clearInterval(hold);
  }

  /** Sends what waits, for so many milliseconds. Drops what could not be delivered, and returns its number. */
  async close(limit: number): Promise<number> {
    const deadline = setTimeout(() => this.#end(), limit);
    await this.flush();
    clearTimeout(deadline);
    this.#end();
    const left = this.waiting;
    this.#options.stats.dropped += left;
    this.#waiting = [];
    this.#options.sender.close();
    return left;
  }

  #end(): void {
    this.#ended = true;
    this.#attempt?.abort();
    clearTimeout(this.#timer);
  }

  #weigh(items: readonly Item[]): number {
    return items.reduce((sum, item) => sum + this.#options.weigh(item), 0);
  }

  #schedule(delay: number): void {
    if (this.#timer !== undefined || this.#running !== undefined) return;
    this.#timer = setTimeout(() => void this.#run(), Math.max(delay, this.#retryDelay)).unref();
  }

  #run(): Promise<void> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#running ??= this.#deliver().finally(() => {
      this.#running = undefined;
      if (this.#waiting.length > 0 && !this.#ended) this.#schedule(this.#options.delay);
    });
    return this.#running;
  }

  async #deliver(): Promise<void> {
    while (this.#waiting.length > 0 && !this.#ended) {
      const batch = this.#waiting.slice(0, this.#batchSize);
      const answer = await this.#send(batch);
      if (answer.kind === "retry") {
        this.#failed(answer.message);
        this.#retryDelay = this.#nextDelay(answer.after);
        return;
      }
      this.#settle(batch, answer);
    }
  }

  /** What the receiver asks for, or twice the last delay, by chance up to a fifth more or less. */
  #nextDelay(asked: number | undefined): number {
    if (asked !== undefined) return Math.max(shortestDelay, asked);
    const next = Math.min(longestDelay, Math.max(firstDelay, this.#retryDelay * 2));
    return next * (0.8 + Math.random() * 0.4);
  }

  #settle(batch: Item[], answer: Exclude<Answer, { kind: "retry" }>): void {
    const { stats, batchSize } = this.#options;
    this.#retryDelay = 0;
    if (answer.kind === "split" && batch.length > 1) {
      this.#batchSize = Math.ceil(batch.length / 2);
      return;
    }
    const weight = this.#weigh(batch);
    if (answer.kind === "delivered") {
      const rejected = Math.min(answer.rejected, weight);
      stats.exported += weight - rejected;
      stats.dropped += rejected;
      this.#delivered();
      if (rejected > 0) this.#failed(`the receiver rejected ${rejected} of ${weight}`);
    } else {
      stats.dropped += weight;
      this.#failed(answer.message);
    }
    this.#batchSize = batchSize;
    // An item that replaced the batch while it was sent stays.
    if (this.#waiting[0] === batch[0]) this.#waiting.splice(0, batch.length);
  }

  async #send(batch: Item[]): Promise<Answer> {
    const { encode, sender, timeout } = this.#options;
    const attempt = new AbortController();
    this.#attempt = attempt;
    const timer = setTimeout(() => attempt.abort(), timeout).unref();
    const timedOut = new Promise<Answer>((resolve) => {
      const message = () =>
        this.#ended ? "the program ended before an answer came" : `no answer within ${timeout} ms`;
      attempt.signal.addEventListener("abort", () => resolve({ kind: "retry", message: message() }));
    });
    try {
      return await Promise.race([timedOut, sender.send(encode(batch), attempt.signal)]);
    } catch (error) {
      // One item that cannot be encoded must not drop the others.
      return { kind: "split", message: `could not be encoded: ${error instanceof Error ? error.message : "unknown"}` };
    } finally {
      clearTimeout(timer);
      this.#attempt = undefined;
    }
  }

  #delivered(): void {
    const { stats, name } = this.#options;
    const before = stats.lastSuccess ?? new Date(0);
    if (stats.lastError !== null && stats.lastError.at > before) diag.info(`meterbook: ${name} are delivered again`);
    stats.lastSuccess = new Date();
  }

  #failed(message: string): void {
    const { stats, name } = this.#options;
    if (stats.lastError?.message !== message) diag.warn(`meterbook: ${name} are not delivered: ${message}`);
    stats.lastError = { at: new Date(), message };
  }
}
