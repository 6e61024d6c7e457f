import { expect, it } from "vitest";
import { type Handle, internals } from "../../../src/runtime/catalog/state.js";
import { liveContexts } from "../../../src/runtime/series/live-contexts.js";
import { createFixture } from "../fixture-recorders.js";

it("ten thousand contexts are live at once, and no more", () => {
  const record = createFixture();
  const handleOf = (number: number): Handle => record.with({ model: `m${number}` });
  const { state } = (record as Handle)[internals];
  for (let number = 0; state.live.size < 10_000 && number < 20_000; number++)
    liveContexts.findLive(handleOf(number), true);
  expect(state.live.size).toBe(10_000);
  expect(liveContexts.findLive(handleOf(20_001), true)).toBeUndefined();
  expect(liveContexts.findLive(handleOf(1), true)).toBeDefined();
  expect(state.live.size).toBe(10_000);
});
