import { expect, test, vi } from "vitest";
import { createChangeSignal } from "../../../../../generator/cli/generate/watch/change-signal.js";

test("many notices make one, reported when all is quiet, with the time of the first", async () => {
  vi.useFakeTimers();
  const { notice, settled } = createChangeSignal(75);
  let told: number | undefined;
  void settled().then((first) => {
    told = first;
  });
  const start = performance.now();
  for (const pause of [10, 70, 70]) {
    notice();
    await vi.advanceTimersByTimeAsync(pause);
  }
  expect(told).toBeUndefined();
  await vi.advanceTimersByTimeAsync(5);
  expect(told).toBe(start);
  vi.useRealTimers();
});

test("a notice while nobody waits is kept for the next who does", async () => {
  vi.useFakeTimers();
  const { notice, settled } = createChangeSignal(75);
  notice();
  await vi.advanceTimersByTimeAsync(100);
  expect(await settled()).toBeTypeOf("number");
  vi.useRealTimers();
});

test("a failure is reported to whoever waits, and to whoever waits later", async () => {
  const { fail, settled } = createChangeSignal(75);
  const waiting = settled();
  fail(new Error("no more"));
  await expect(waiting).rejects.toThrow("no more");
  await expect(settled()).rejects.toThrow("no more");
});
