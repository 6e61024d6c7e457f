import { diag } from "@opentelemetry/api";
import type { Delivery } from "./export-stats.js";
import type { Answer, Sender } from "../senders/sender.js";

export type OutboxOptions<Item> = {
  readonly name: string;
  readonly sender: Sender;
  readonly delivery: Delivery;
  encode(items: Item[]): Uint8Array;
  /** How much an item counts for. */
  weigh(item: Item): number;
  /** Items that wait at most; further ones are dropped, as the SDK's own processors do. */
  readonly limit: number;
  readonly batchSize: number;
  /** Milliseconds. */
  readonly delay: number;
  readonly timeout: number;
  /** A new item says all that the one before said, and takes its place. */
  readonly latestOnly: boolean;
};

const shortestPause = 100;
const firstPause = 1_000;
const longestPause = 30_000;

/**
 * Items of one signal on their way out: gathered, sent in batches one after the other, kept while the receiver is away,
 * and counted when they are given up. Its timers do not keep the process alive.
 */
export class Outbox<Item> {
  readonly #options: OutboxOptions<Item>;
  #waiting: Item[] = [];
  #batchSize: number;
  #timer: NodeJS.Timeout | undefined;
  #running: Promise<void> | undefined;
  #pause = 0;
  #attempt: AbortController | undefined;
  #ended = false;

  constructor(options: OutboxOptions<Item>) {
    this.#options = options;
    this.#batchSize = options.batchSize;
  }

  get delivery(): Delivery {
    return this.#options.delivery;
  }

  get waiting(): number {
    return this.#weigh(this.#waiting);
  }

  add(item: Item): void {
    const { latestOnly, limit, delivery, delay, batchSize } = this.#options;
    if (this.#ended || (!latestOnly && this.#waiting.length >= limit)) {
      delivery.dropped += this.#weigh([item]);
      return;
    }
    if (latestOnly) this.#waiting = [item];
    else this.#waiting.push(item);
    if (this.#waiting.length >= batchSize && this.#pause === 0) this.#run();
    else this.#schedule(delay);
  }

  /** Sends what waits now, whatever pause the receiver asked for. */
  async flush(): Promise<void> {
    // Sockets do not keep the process alive; whoever waits here does.
    const hold = setInterval(() => {}, longestPause);
    await this.#running;
    await this.#run();
    clearInterval(hold);
  }

  /** Sends what waits, for so many milliseconds; says how many items could not be delivered, and drops them. */
  async close(limit: number): Promise<number> {
    const deadline = setTimeout(() => this.#end(), limit);
    await this.flush();
    clearTimeout(deadline);
    this.#end();
    const left = this.waiting;
    this.#options.delivery.dropped += left;
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
    this.#timer = setTimeout(() => void this.#run(), Math.max(delay, this.#pause)).unref();
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
      if (answer.kind === "later") {
        this.#failed(answer.words);
        this.#pause = this.#pauseAfter(answer.after);
        return;
      }
      this.#settle(batch, answer);
    }
  }

  /** What the receiver asks for, or twice the last pause, give or take a fifth. */
  #pauseAfter(asked: number | undefined): number {
    if (asked !== undefined) return Math.max(shortestPause, asked);
    const next = Math.min(longestPause, Math.max(firstPause, this.#pause * 2));
    return next * (0.8 + Math.random() * 0.4);
  }

  #settle(batch: Item[], answer: Exclude<Answer, { kind: "later" }>): void {
    const { delivery, batchSize } = this.#options;
    this.#pause = 0;
    if (answer.kind === "in-parts" && batch.length > 1) {
      this.#batchSize = Math.ceil(batch.length / 2);
      return;
    }
    const weight = this.#weigh(batch);
    if (answer.kind === "delivered") {
      const rejected = Math.min(answer.rejected, weight);
      delivery.exported += weight - rejected;
      delivery.dropped += rejected;
      this.#delivered();
      if (rejected > 0) this.#failed(`the receiver rejected ${rejected} of ${weight}`);
    } else {
      delivery.dropped += weight;
      this.#failed(answer.words);
    }
    this.#batchSize = batchSize;
    // What took the place of a batch under way stays.
    if (this.#waiting[0] === batch[0]) this.#waiting.splice(0, batch.length);
  }

  async #send(batch: Item[]): Promise<Answer> {
    const { encode, sender, timeout } = this.#options;
    const attempt = new AbortController();
    this.#attempt = attempt;
    const patience = setTimeout(() => attempt.abort(), timeout).unref();
    const gaveUp = new Promise<Answer>((resolve) => {
      const words = () => (this.#ended ? "the program ended before an answer came" : `no answer within ${timeout} ms`);
      attempt.signal.addEventListener("abort", () => resolve({ kind: "later", words: words() }));
    });
    try {
      return await Promise.race([gaveUp, sender.send(encode(batch), attempt.signal)]);
    } catch (error) {
      // One item that cannot be encoded must not take the others with it.
      return { kind: "in-parts", words: `could not be encoded: ${error instanceof Error ? error.message : "unknown"}` };
    } finally {
      clearTimeout(patience);
      this.#attempt = undefined;
    }
  }

  #delivered(): void {
    const { delivery, name } = this.#options;
    const before = delivery.lastSuccess ?? new Date(0);
    if (delivery.lastError !== null && delivery.lastError.at > before)
      diag.info(`meterbook: ${name} are delivered again`);
    delivery.lastSuccess = new Date();
  }

  #failed(words: string): void {
    const { delivery, name } = this.#options;
    if (delivery.lastError?.words !== words) diag.warn(`meterbook: ${name} are not delivered: ${words}`);
    delivery.lastError = { at: new Date(), words };
  }
}
