import { expect, test } from "vitest";
import { percentOf } from "../../../generator/live/coverage.js";

test.each([
  [1, 1, 100],
  [0, 3, 0],
  [2, 3, 66.6],
  [9_999, 10_000, 99.9],
  [0, 0, 100],
])("%d of %d are %d percent: only all are 100", (seen, of, percent) => {
  expect(percentOf({ seen, of })).toBe(percent);
});
