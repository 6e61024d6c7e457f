import { diag } from "@opentelemetry/api";
import { afterEach, expect, test, vi } from "vitest";
import { createExportStats } from "../../../src/telemetry/queue/export-stats.js";
import { SendQueue, type SendQueueOptions } from "../../../src/telemetry/queue/send-queue.js";
import type { Answer } from "../../../src/telemetry/senders/sender.js";

/** An queue of numbers whose sender answers what the test says, and remembers what it was sent. */
function createNumbers(
  answer: (sent: string) => Answer | Promise<Answer>,
  options: Partial<SendQueueOptions<number>> = {},
) {
  const sent: string[] = [];
  const queue = new SendQueue<number>({
    name: "numbers",
    sender: {
      where: "here",
      send: async (body) => {
        sent.push(new TextDecoder().decode(body));
        return answer(sent.at(-1) ?? "");
      },
      close: () => {},
    },
    stats: createExportStats(),
    encode: (items) => new TextEncoder().encode(items.join()),
    weigh: () => 1,
    limit: 100,
    batchSize: 4,
    sizeOf: () => 1,
    byteLimit: 1_000,
    batchBytes: 1_000,
    itemBytes: 1_000,
    delay: 1_000_000,
    timeout: 1_000_000,
    latestOnly: false,
    ...options,
  });
  const add = (...items: readonly number[]) => {
    for (const item of items) queue.add(item);
  };
  return { sent, queue, add };
}

afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

const delivered: Answer = { kind: "delivered", rejected: 0 };

test("items go out in batches, in their order", async () => {
  const { sent, queue, add } = createNumbers(() => delivered);
  add(1, 2, 3, 4, 5, 6, 7, 8, 9);
  await queue.flush();
  expect(sent).toEqual(["1,2,3,4", "5,6,7,8", "9"]);
  expect(queue.stats).toMatchObject({ exported: 9, dropped: 0 });
});

test("an item that is larger than one may be is dropped and counted, and the others go out", async () => {
  const { sent, queue, add } = createNumbers(() => delivered, { sizeOf: (item) => item, itemBytes: 1_048_576 });
  add(1, 1_048_577, 2);
  await queue.flush();
  expect(sent).toEqual(["1,2"]);
  expect(queue.stats).toMatchObject({ exported: 2, dropped: 1, reasons: { "larger than 1 MiB": 1 } });
});

test("a full batch goes out without a flush", async () => {
  let arrive = () => {};
  const arrived = new Promise<void>((resolve) => {
    arrive = resolve;
  });
  const { sent, add } = createNumbers(() => {
    arrive();
    return delivered;
  });
  add(1, 2, 3);
  expect(sent).toEqual([]);
  add(4);
  await arrived;
  expect(sent).toEqual(["1,2,3,4"]);
});

test("what comes while a batch is under way follows it, and no item is sent twice", async () => {
  const { sent, queue, add } = createNumbers((text) => {
    if (text === "1") add(2, 3);
    return delivered;
  });
  add(1);
  await queue.flush();
  expect(sent).toEqual(["1", "2,3"]);
});

test("what is too large is halved until it is taken; what cannot be is dropped alone", async () => {
  const { sent, queue, add } = createNumbers((text) =>
    text.split(",").includes("3") || text.length > 5 ? { kind: "split", message: "too large" } : delivered,
  );
  add(1, 2, 3);
  await queue.flush();
  expect(sent).toEqual(["1,2,3", "1,2", "3"]);
  expect(queue.stats).toMatchObject({ exported: 2, dropped: 1, lastError: { message: "too large" } });
});

test("an item that cannot be encoded is dropped alone", async () => {
  const encode = (items: number[]) => {
    if (items.includes(2)) throw new Error("no number");
    return new TextEncoder().encode(items.join());
  };
  const { sent, queue, add } = createNumbers(() => delivered, { encode });
  add(1, 2, 3);
  await queue.flush();
  expect(sent).toEqual(["1", "3"]);
  expect(queue.stats).toMatchObject({
    exported: 2,
    dropped: 1,
    lastError: { message: "could not be encoded: no number" },
  });
});

test("of latest-only items a newer one replaces the one that waits, also while that is under way", async () => {
  const { sent, queue, add } = createNumbers(
    (text) => {
      if (text === "2") add(3, 4);
      return delivered;
    },
    { latestOnly: true, batchSize: 10 },
  );
  add(1, 2);
  await queue.flush();
  expect(sent).toEqual(["2", "4"]);
  expect(queue.stats).toMatchObject({ exported: 2, dropped: 0 });
});

test("what is added after the end is dropped and counted", async () => {
  const { queue, add } = createNumbers(() => delivered);
  await queue.close(1_000);
  expect(queue.stats.dropped).toBe(0);
  add(1);
  expect(queue.stats).toMatchObject({ exported: 0, dropped: 1 });
  expect(queue.waiting).toBe(0);
});

test("the end gives up a batch that gets no answer, and says how many items were left", async () => {
  const { queue, add } = createNumbers(() => new Promise(() => {}));
  add(1, 2, 3, 4, 5);
  await queue.close(10);
  expect(queue.stats).toMatchObject({
    exported: 0,
    dropped: 5,
    lastError: { message: "the program ended before an answer came" },
    reasons: { "the program ended before an answer came": 5 },
  });
});

test("after an outage the newest items arrive: beyond the limit the oldest are dropped", async () => {
  let answer: Answer = { kind: "retry", message: "away" };
  const { sent, queue, add } = createNumbers(() => answer, { limit: 3 });
  add(1, 2);
  await queue.flush();
  add(3, 4, 5);
  expect(queue.stats).toMatchObject({ dropped: 2, reasons: { "more waited than the queue holds": 2 } });
  answer = delivered;
  await queue.flush();
  expect(sent.at(-1)).toBe("3,4,5");
});

test("the queue and its requests are limited in bytes, too; a larger item goes alone", async () => {
  const { sent, queue, add } = createNumbers(() => delivered, {
    sizeOf: (item) => item,
    byteLimit: 50,
    batchBytes: 10,
  });
  add(40, 30);
  add(4, 4, 4, 4);
  await queue.flush();
  // What is under way takes room, too.
  expect(sent).toEqual(["40", "4,4"]);
  expect(queue.stats).toMatchObject({ dropped: 3, exported: 3 });
  add(60);
  expect(queue.stats).toMatchObject({ dropped: 4 });
});

/** The times at which a queue tries, in milliseconds since the first, until it has tried so often. */
async function triesOf(answer: Answer, count: number, chance = 0.5): Promise<readonly number[]> {
  vi.useFakeTimers();
  vi.spyOn(Math, "random").mockReturnValue(chance);
  const times: number[] = [];
  const { queue, add } = createNumbers(
    () => {
      times.push(Date.now());
      return answer;
    },
    { delay: 1 },
  );
  add(1);
  while (times.length < count) await vi.advanceTimersToNextTimerAsync();
  expect(queue.stats.nextTry?.getTime()).toBeGreaterThan(Date.now());
  return times.map((time) => time - (times[0] ?? 0));
}

test("the pause between tries doubles up to five seconds, by chance up to a fifth more or less", async () => {
  const away: Answer = { kind: "retry", message: "away" };
  expect(await triesOf(away, 6)).toEqual([0, 1_000, 3_000, 7_000, 12_000, 17_000]);
  const [, , , , before = 0, last = 0] = await triesOf(away, 6, 1);
  expect(last - before).toBe(6_000);
});

test.each([
  { after: 20_000, tries: [0, 20_000, 40_000] },
  { after: 0, tries: [0, 100, 200] },
  { after: 1e15, tries: [0, 3_600_000, 7_200_000] },
])("a receiver that asks for $after ms gets them, an hour at most", async ({ after, tries }) => {
  expect(await triesOf({ kind: "retry", message: "later", after }, 3)).toEqual(tries);
});

test("a success ends the pauses, and there is no next try", async () => {
  const { queue, add } = createNumbers((sent) =>
    sent === "1" && queue.stats.lastError === null ? { kind: "retry", message: "away" } : delivered,
  );
  add(1);
  await queue.flush();
  expect(queue.stats.nextTry).toBeInstanceOf(Date);
  await queue.flush();
  expect(queue.stats).toMatchObject({ nextTry: null, exported: 1 });
});

test("parts that a receiver rejects are counted each time and warned of once", async () => {
  const warned: string[] = [];
  diag.setLogger({
    error: () => {},
    warn: (text) => warned.push(text),
    info: () => {},
    debug: () => {},
    verbose: () => {},
  });
  const { queue, add } = createNumbers((sent) => ({ kind: "delivered", rejected: sent.length > 1 ? 2 : 1 }));
  add(1);
  await queue.flush();
  add(2, 3);
  await queue.flush();
  diag.disable();
  expect(queue.stats).toMatchObject({ exported: 0, dropped: 3, reasons: { "the receiver rejected a part": 3 } });
  expect(warned).toEqual(["meterbook: numbers are not delivered: the receiver rejected 1 of 1"]);
});
