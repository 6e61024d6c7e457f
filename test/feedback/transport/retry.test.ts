import { expect, test } from "vitest";
import { backoff, retryAfterMs } from "../../../src/feedback/transport/retry.js";

test("each pause is twice the one before, up to half shorter by chance", () => {
  expect([0, 1, 2, 3].map((attempt) => backoff(attempt, 500, 0))).toEqual([500, 1000, 2000, 4000]);
  expect([0, 1, 2, 3].map((attempt) => backoff(attempt, 500, 1))).toEqual([250, 500, 1000, 2000]);
});

test.each([
  [undefined, undefined],
  ["0", 0],
  [" 120 ", 120_000],
  ["Thu, 01 Jan 1970 00:00:10 GMT", 5000],
  ["Thu, 01 Jan 1970 00:00:01 GMT", 0],
  ["soon", undefined],
  ["1.5e9999", undefined],
])("Retry-After %j is %s ms", (header, expected) => {
  expect(retryAfterMs(header, 5000)).toBe(expected);
});
