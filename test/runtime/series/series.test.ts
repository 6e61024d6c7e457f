import { expect, test, vi } from "vitest";
import { createSdk } from "../exported.js";
import { createFixture } from "../fixture-recorders.js";

test("attributes are in the order of their keys, in which the SDK has to sort them, without what is undefined", () => {
  const meter = createSdk().provider.getMeter("fixture");
  const record = vi.fn();
  vi.spyOn(meter, "createHistogram").mockReturnValue({ record });
  const recorders = createFixture();
  recorders.bind(meter);
  recorders.durationMs(1, { tool: "shell", status: "ok", attempt: undefined });
  const [[, attributes] = []] = record.mock.calls;
  expect(Object.entries(attributes)).toEqual([
    ["model", "m1"],
    ["status", "ok"],
    ["surface", "cli"],
    ["tool", "shell"],
  ]);
  expect(Object.isFrozen(attributes)).toBe(true);
});
