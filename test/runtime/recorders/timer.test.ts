import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { startTimer, type TimeUnit } from "../../../src/runtime/contract.js";
import { recordInMemory } from "../../../src/runtime/testing.js";
import { createFixture, type DurationAttributes } from "../fixture-recorders.js";

beforeEach(() => void vi.useFakeTimers({ toFake: ["performance"] }));
afterEach(() => void vi.useRealTimers());

describe("a timer", () => {
  it("records the elapsed time with the attributes of its start and its end", () => {
    const record = createFixture();
    const memory = recordInMemory(record);
    const stop = record.startDurationMs({ tool: "shell" });
    vi.advanceTimersByTime(812);
    stop({ status: "ok" });
    expect(memory.points(record.durationMs)).toEqual([
      { attributes: { surface: "cli", model: "m1", tool: "shell", status: "ok" }, value: 812, values: [812] },
    ]);
  });

  it("lets the end replace what the start gave", () => {
    const record = createFixture();
    const memory = recordInMemory(record);
    const stop = record.startDurationMs({ tool: "shell", status: "ok" });
    stop({ status: "timeout" });
    expect(memory.points(record.durationMs, { status: "timeout" })).toHaveLength(1);
  });

  it("records once however often it is stopped", () => {
    const record = createFixture();
    const memory = recordInMemory(record);
    const stop = record.startDurationMs({ tool: "shell", status: "ok" });
    for (let i = 0; i < 3; i++) stop();
    expect(memory.points(record.durationMs)[0]?.values).toHaveLength(1);
  });

  it("reads the attributes of its start when it is stopped", () => {
    const record = createFixture();
    const memory = recordInMemory(record);
    const attributes = { tool: "shell", status: "ok" };
    const stop = record.startDurationMs(attributes);
    attributes.status = "failed";
    stop();
    expect(memory.points(record.durationMs, { status: "failed" })).toHaveLength(1);
  });

  it.each<[TimeUnit, number]>([
    ["ns", 90e9],
    ["us", 90e6],
    ["ms", 90e3],
    ["s", 90],
    ["min", 1.5],
    ["h", 0.025],
    ["d", 0.025 / 24],
  ])("measures in %s", (unit, expected) => {
    let elapsed = 0;
    const stop = startTimer<Record<never, never>, never>(unit, undefined, (value) => {
      elapsed = value;
    });
    vi.advanceTimersByTime(90_000);
    stop();
    expect(elapsed).toBeCloseTo(expected, 9);
  });
});

describe("the types of a timer", () => {
  it("ask for what is missing, and for nothing else", () => {
    const record = createFixture({ onInvalid: "drop" });
    const attributes: Pick<DurationAttributes, "tool"> = { tool: "a" };
    record.startDurationMs(attributes)({ status: "ok" });
    record.startDurationMs({ tool: "a", status: "ok" })();
    record.startDurationMs({ tool: "a", status: "ok" })({ attempt: 1 });
    record.startDurationMs()({ tool: "a", status: "ok" });
    // @ts-expect-error -- status is still missing
    record.startDurationMs({ tool: "a" })();
    // @ts-expect-error -- status is still missing
    record.startDurationMs({ tool: "a" })({ attempt: 1 });
    // @ts-expect-error -- no such attribute
    record.startDurationMs({ tool: "a", planet: "mars" });
    // @ts-expect-error -- no such attribute
    record.startDurationMs({ tool: "a" })({ status: "ok", planet: "mars" });
    // @ts-expect-error -- text, not a number
    record.startDurationMs({ tool: 1 });
    // @ts-expect-error -- a number, not text
    record.startDurationMs({ tool: "a" })({ status: "ok", attempt: "1" });
    // @ts-expect-error -- a timer without attributes takes none
    startTimer<Record<never, never>, never>("s", undefined, () => {})({ tool: "a" });
    expect(record.startDurationMs).toBeTypeOf("function");
  });
});
