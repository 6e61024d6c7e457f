import { diag } from "@opentelemetry/api";
import type { Answer, Sender } from "../senders/sender.js";
import { nextDelay } from "./back-off.js";
import { drop, type ExportStats } from "./export-stats.js";
import { type Sized, WaitingItems } from "./waiting-items.js";

export type SendQueueOptions<Item> = {
  readonly name: string;
  readonly sender: Sender;
  readonly stats: ExportStats;
  encode(items: Item[]): Uint8Array;
  /** How much an item counts for. */
  weigh(item: Item): number;
  /** About how many bytes an item takes. */
  sizeOf(item: Item): number;
  /** Items and bytes that wait at most; beyond them the oldest are dropped, so that the newest arrive after an outage. */
  readonly limit: number;
  readonly byteLimit: number;
  /** Items and bytes of one request at most; a larger item goes alone. */
  readonly batchSize: number;
  readonly batchBytes: number;
  /** Bytes of one item at most; a larger one is dropped, since encoding it would hold up the program. */
  readonly itemBytes: number;
  /** Milliseconds. */
  readonly delay: number;
  readonly timeout: number;
  /** New items replace those that wait, because they hold all of their data. */
  readonly latestOnly: boolean;
};

type Batch<Item> = readonly Sized<Item>[];

const longestHold = 30_000;

/**
 * A queue of one signal's items: sends them in batches one after the other, keeps them while the receiver is unreachable, and
 * counts those that are dropped. Its timers do not keep the process alive.
 */
export class SendQueue<Item> {
  readonly #options: SendQueueOptions<Item>;
  readonly #waiting = new WaitingItems<Item>();
  #underWay: Batch<Item> = [];
  /** Counts the arrivals, so that what is under way is known to be replaced. */
  #arrivals = 0;
  #batchSize: number;
  #timer: NodeJS.Timeout | undefined;
  #running: Promise<void> | undefined;
  #retryDelay = 0;
  #attempt: AbortController | undefined;
  #ended = false;
  #warnedOfRejected = false;

  constructor(options: SendQueueOptions<Item>) {
    this.#options = options;
    this.#batchSize = options.batchSize;
  }

  get stats(): ExportStats {
    return this.#options.stats;
  }

  get waiting(): number {
    return this.#waiting.weight + weightOf(this.#underWay);
  }

  add(item: Item): void {
    this.addAll([item]);
  }

  addAll(items: readonly Item[]): void {
    if (items.length === 0) return;
    const { latestOnly, stats, delay, batchSize, batchBytes, weigh, sizeOf } = this.#options;
    const sized = items.map((item) => ({ item, weight: weigh(item), bytes: sizeOf(item) }));
    if (this.#ended) {
      drop(stats, weightOf(sized), "recorded after the shutdown");
      return;
    }
    this.#arrivals += 1;
    if (latestOnly) this.#waiting.clear();
    for (const one of sized) this.#push(one);
    this.#makeRoom();
    const isFull = this.#waiting.length >= batchSize || this.#waiting.bytes >= batchBytes;
    if (isFull && this.#retryDelay === 0) void this.#run();
    else if (this.#waiting.length > 0) this.#schedule(delay);
  }

  /** Sends what waits now, whatever delay the receiver asked for. */
  async flush(): Promise<void> {
    // Sockets do not keep the process alive; this interval does.
    const hold = setInterval(() => {}, longestHold);
    await this.#running;
    await this.#run();
    clearInterval(hold);
  }

  /** Sends what waits, for so many milliseconds, and drops what could not be delivered. */
  async close(limit: number): Promise<void> {
    const deadline = setTimeout(() => this.#end(), limit);
    await this.flush();
    clearTimeout(deadline);
    this.#end();
    const { stats, sender } = this.#options;
    const { lastError, lastSuccess } = stats;
    const isFailing = lastError !== null && lastError.at >= (lastSuccess ?? lastError.at);
    drop(stats, this.waiting, isFailing ? lastError.message : "the program ended before it was sent");
    this.#waiting.clear();
    stats.nextTry = null;
    sender.close();
  }

  #end(): void {
    this.#ended = true;
    this.#attempt?.abort();
    clearTimeout(this.#timer);
  }

  #push(sized: Sized<Item>): void {
    const { itemBytes, stats } = this.#options;
    if (sized.bytes <= itemBytes) this.#waiting.push(sized);
    else drop(stats, sized.weight, `larger than ${itemBytes / 1_048_576} MiB`);
  }

  #makeRoom(): void {
    const { limit, byteLimit, stats } = this.#options;
    const bytesUnderWay = this.#underWay.reduce((sum, { bytes }) => sum + bytes, 0);
    while (this.#waiting.length + this.#underWay.length > limit || this.#waiting.bytes + bytesUnderWay > byteLimit) {
      const oldest = this.#waiting.shift();
      if (oldest === undefined) return;
      drop(stats, oldest.weight, "more waited than the queue holds");
    }
  }

  #schedule(delay: number): void {
    if (this.#timer !== undefined || this.#running !== undefined) return;
    this.#timer = setTimeout(() => void this.#run(), Math.max(delay, this.#retryDelay)).unref();
  }

  #run(): Promise<void> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#options.stats.nextTry = null;
    this.#running ??= this.#deliver().finally(() => {
      this.#running = undefined;
      if (this.#waiting.length > 0 && !this.#ended) this.#schedule(this.#options.delay);
    });
    return this.#running;
  }

  async #deliver(): Promise<void> {
    while (this.#waiting.length > 0 && !this.#ended) {
      this.#underWay = this.#waiting.take(this.#batchSize, this.#options.batchBytes);
      const arrivals = this.#arrivals;
      const answer = await this.#send(this.#underWay);
      const batch = this.#underWay;
      this.#underWay = [];
      const isReplaced = this.#options.latestOnly && arrivals !== this.#arrivals;
      if (this.#settle(batch, answer) && !isReplaced) this.#waiting.putBack(batch);
      if (answer.kind !== "retry") continue;
      this.#retryDelay = nextDelay(this.#retryDelay, answer.after);
      this.#options.stats.nextTry = new Date(Date.now() + this.#retryDelay);
      return;
    }
  }

  /** Counts what came of a batch; true when its items have to be sent again. */
  #settle(batch: Batch<Item>, answer: Answer): boolean {
    const { stats, batchSize } = this.#options;
    if (answer.kind === "retry") {
      this.#failed(answer.message);
      return true;
    }
    this.#retryDelay = 0;
    if (answer.kind === "split" && batch.length > 1) {
      this.#batchSize = Math.ceil(batch.length / 2);
      return true;
    }
    this.#batchSize = batchSize;
    const weight = weightOf(batch);
    if (answer.kind === "delivered") this.#delivered(weight, Math.min(answer.rejected, weight));
    else {
      drop(stats, weight, answer.message);
      this.#failed(answer.message);
    }
    return false;
  }

  async #send(batch: Batch<Item>): Promise<Answer> {
    const { encode, sender, timeout } = this.#options;
    const attempt = new AbortController();
    this.#attempt = attempt;
    const timer = setTimeout(() => attempt.abort(), timeout).unref();
    const timedOut = new Promise<Answer>((resolve) => {
      const message = () =>
        this.#ended ? "the program ended before an answer came" : `no answer within ${timeout} ms`;
      // The sender comes first: an answer whose rest does not come may be a success all the same.
      const giveUp = () => setImmediate(() => resolve({ kind: "retry", message: message() }));
      attempt.signal.addEventListener("abort", giveUp);
    });
    try {
      return await Promise.race([timedOut, sender.send(encode(batch.map(({ item }) => item)), attempt.signal)]);
    } catch (error) {
      // One item that cannot be encoded must not drop the others.
      return { kind: "split", message: `could not be encoded: ${error instanceof Error ? error.message : "unknown"}` };
    } finally {
      clearTimeout(timer);
      this.#attempt = undefined;
    }
  }

  #delivered(weight: number, rejected: number): void {
    const { stats, name } = this.#options;
    const before = stats.lastSuccess ?? new Date(0);
    if (stats.lastError !== null && stats.lastError.at > before) diag.info(`meterbook: ${name} are delivered again`);
    stats.lastSuccess = new Date();
    stats.exported += weight - rejected;
    if (rejected === 0) return;
    drop(stats, rejected, "the receiver rejected a part");
    const message = `the receiver rejected ${rejected} of ${weight}`;
    if (!this.#warnedOfRejected) diag.warn(`meterbook: ${name} are not delivered: ${message}`);
    this.#warnedOfRejected = true;
    stats.lastError = { at: new Date(), message };
  }

  #failed(message: string): void {
    const { stats, name } = this.#options;
    if (stats.lastError?.message !== message) diag.warn(`meterbook: ${name} are not delivered: ${message}`);
    stats.lastError = { at: new Date(), message };
  }
}

function weightOf<Item>(batch: Batch<Item>): number {
  return batch.reduce((sum, { weight }) => sum + weight, 0);
}
