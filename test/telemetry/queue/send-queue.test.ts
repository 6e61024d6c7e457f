import { expect, test } from "vitest";
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

const delivered: Answer = { kind: "delivered", rejected: 0 };

test("items go out in batches, in their order", async () => {
  const { sent, queue, add } = createNumbers(() => delivered);
  add(1, 2, 3, 4, 5, 6, 7, 8, 9);
  await queue.flush();
  expect(sent).toEqual(["1,2,3,4", "5,6,7,8", "9"]);
  expect(queue.stats).toMatchObject({ exported: 9, dropped: 0 });
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
  expect(await queue.close(1_000)).toBe(0);
  add(1);
  expect(queue.stats).toMatchObject({ exported: 0, dropped: 1 });
  expect(queue.waiting).toBe(0);
});

test("the end gives up a batch that gets no answer, and says how many items were left", async () => {
  const { queue, add } = createNumbers(() => new Promise(() => {}));
  add(1, 2, 3, 4, 5);
  expect(await queue.close(10)).toBe(5);
  expect(queue.stats).toMatchObject({
    exported: 0,
    dropped: 5,
    lastError: { message: "the program ended before an answer came" },
  });
});
