import { describe, expect, it } from "vitest";
import { createMatchers, recordInMemory, type RecorderMatchers } from "../../src/runtime/testing.js";
import { createFixture, fixtureContext } from "./fixture-recorders.js";

declare module "vitest" {
  // biome-ignore lint/suspicious/noExplicitAny: the interface that is extended declares its parameter so
  interface Matchers<T = any> extends RecorderMatchers<T> {}
}

function createRemembering() {
  const record = createFixture({ onInvalid: "drop" });
  const memory = recordInMemory(record);
  expect.extend(createMatchers(memory));
  return { record, memory };
}

describe("recordInMemory", () => {
  it("sums what matches, by attributes of the metric or of the context", () => {
    const { record, memory } = createRemembering();
    record.toolCall({ tool: "shell", status: "ok" }, 2);
    record.toolCall({ tool: "shell", status: "error" }, 3);
    record.with({ model: "m2" }).toolCall({ tool: "edit", status: "ok" }, 5);
    expect(memory.sum(record.toolCall)).toBe(10);
    expect(memory.sum(record.toolCall, { tool: "shell" })).toBe(5);
    expect(memory.sum(record.toolCall, { model: "m2" })).toBe(5);
    expect(memory.sum(record.toolCall, { tool: "none" })).toBe(0);
  });

  it("reads back every kind of metric", () => {
    const { record, memory } = createRemembering();
    record.undo(2);
    record.active({ tool: "a" }, -3);
    record.heap(1);
    record.heap(4);
    record.durationMs(10, { tool: "a", status: "ok" });
    record.durationMs(20, { tool: "a", status: "ok" });
    record.depth(1);
    record.checked();
    record.observeThreads((observe) => observe(6));
    record.observeRead((observe) => observe(7, { disk: "sda" }));
    const { sum } = memory;
    const sums = [sum(record.undo), sum(record.active), sum(record.heap), sum(record.durationMs), sum(record.depth)];
    expect(sums).toEqual([2, -3, 4, 30, 1]);
    expect([sum(record.checked), sum(record.observeThreads), sum(record.observeRead, { disk: "sda" })]).toEqual([
      1, 6, 7,
    ]);
    expect(memory.points(record.durationMs)).toEqual([
      { attributes: { ...fixtureContext, tool: "a", status: "ok" }, value: 30, values: [10, 20] },
    ]);
  });

  it("says what was rejected, of all metrics or of one", () => {
    const { record, memory } = createRemembering();
    record.undo(-1);
    record.heap(0.5);
    expect(memory.rejections().map(({ metric }) => metric)).toEqual(["fixture.undo", "fixture.heap"]);
    expect(memory.rejections(record.heap)).toMatchObject([{ reason: "amount", received: 0.5 }]);
  });

  it("forgets everything at a reset", () => {
    const { record, memory } = createRemembering();
    record.undo(1);
    record.undo(-1);
    memory.reset();
    expect([memory.sum(record.undo), memory.rejections()]).toEqual([0, []]);
    record.undo(2);
    expect(memory.sum(record.undo)).toBe(2);
  });

  it("knows its recorders only", () => {
    const { memory } = createRemembering();
    expect(() => memory.sum(function unknown() {})).toThrow('"unknown" is not a recorder of the catalog "fixture"');
  });

  it("leaves no trace when it asks what a recorder records", () => {
    const { record, memory } = createRemembering();
    memory.sum(record.toolCall);
    memory.sum(record.undo);
    expect([memory.points(record.toolCall), memory.points(record.undo), memory.rejections()]).toEqual([[], [], []]);
  });

  it("is typed by the recorder", () => {
    const { record, memory } = createRemembering();
    // @ts-expect-error -- no such attribute
    memory.sum(record.toolCall, { planet: "mars" });
    // @ts-expect-error -- text, not a number
    memory.sum(record.toolCall, { tool: 1 });
    // @ts-expect-error -- the metric has no attributes
    memory.sum(record.undo, { tool: "a" });
    // @ts-expect-error -- no such disk
    memory.sum(record.observeRead, { disk: 1 });
    const tools: readonly string[] = memory.points(record.toolCall).map(({ attributes }) => attributes.tool);
    expect(tools).toEqual([]);
  });
});

describe("the matchers", () => {
  it("say whether a recorder was called, with which attributes and sum", () => {
    const { record } = createRemembering();
    record.toolCall({ tool: "shell", status: "ok" }, 2);
    expect(record.toolCall).toHaveRecorded();
    expect(record.toolCall).toHaveRecorded({ tool: "shell" }, 2);
    expect(record.toolCall).not.toHaveRecorded({ tool: "edit" });
    expect(record.undo).not.toHaveRecorded();
    expect(() => expect(record.toolCall).toHaveRecorded({ tool: "shell" }, 3)).toThrow(
      '"toolCall" is expected to record {"tool":"shell"} with the sum 3, 1 series with the sum 2 were recorded',
    );
  });

  it("say whether a recorder rejected something, and why", () => {
    const { record } = createRemembering();
    record.undo(-1);
    expect(record.undo).toHaveRejected("amount");
    expect(record.undo).not.toHaveRejected("value");
    expect(record.heap).not.toHaveRejected();
  });
});
