import { describe, expect, it } from "vitest";
import { recorderCall, timerCall } from "../../../../../generator/emit/markdown/facts/recorder-call.js";
import { attributeOf, metricOf } from "../../catalog-builder.js";

const attributes = [attributeOf("tool"), attributeOf("status")];

describe("the call that records", () => {
  it.each([
    [metricOf("task.undo"), "record.taskUndo()"],
    [metricOf("tool.call", { attributes }), "record.toolCall({ tool, status })"],
    [metricOf("active", { instrument: "up_down_counter", attributes }), "record.active({ tool, status }, amount)"],
    [metricOf("active", { instrument: "up_down_counter" }), "record.active(amount)"],
    [metricOf("size", { instrument: "gauge", attributes }), "record.size(value, { tool, status })"],
    [metricOf("size", { instrument: "histogram" }), "record.size(value)"],
    [metricOf("size", { instrument: "gauge", observable: true, attributes }), "record.observeSize(callback)"],
    [metricOf("a", { attributes: [attributeOf("a.b"), attributeOf("class")] }), 'record.a({ "a.b": …, class: … })'],
  ])("of %o is %s", (metric, want) => {
    expect(recorderCall(metric)).toBe(want);
  });

  it("leaves out attributes that are too many for a line", () => {
    const many = Array.from({ length: 30 }, (_, index) => attributeOf(`attribute_${index}`));
    expect(recorderCall(metricOf("a", { attributes: many }))).toBe("record.a({ … })");
  });
});

it("the call that starts a timer takes attributes only", () => {
  const { names } = metricOf("tool.call");
  const timed = metricOf("tool.call", {
    attributes,
    names: { ...names, timer: { method: "startToolCall", unit: "ms" } },
  });
  expect(timerCall(timed)).toBe("record.startToolCall({ tool, status })");
  expect(timerCall(metricOf("tool.call"))).toBeNull();
});
